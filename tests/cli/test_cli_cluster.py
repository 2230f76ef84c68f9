"""``opsplan render --cluster``: a real scheduler and two workers on loopback, one of them killed on the way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT
from PIL import Image

from opsplan.pipeline.parcel import files_for, renamed

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals here")
BRAND = "name: Acme\ncolors: {accent: '#7a1f3d'}\nlogo: {file: logo.png}\n"


def start(*arguments: str, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), "OPSPLAN_LANG": "zh-CN"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass(frozen=True)
class Cluster:
    """The address of a scheduler, its process, and how to start a worker, in a folder without any plan."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]
    folder: Path

    def start_worker(self, *options: str) -> None:
        self.workers.append(
            start(
                "-m", "distributed.cli.dask_worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard",
                *options, folder=self.folder,
            )
        )  # fmt: skip


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without any worker."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    address = f"tcp://127.0.0.1:{free_port()}"
    scheduler = start(
        "-m", "distributed.cli.dask_scheduler", "--host", address.rpartition(":")[0], "--port",
        address.rpartition(":")[2], "--no-dashboard", folder=elsewhere,
    )  # fmt: skip
    made = Cluster(address, scheduler, [], elsewhere)
    try:
        yield made
    finally:
        for process in (*made.workers, scheduler):
            process.kill()
            process.wait()


def render(*arguments: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "opsplan.cli.main",
        "render",
        *arguments,
        "--date",
        "2027-03-01",
        "--to",
        "docx,md",
    ]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "OPSPLAN_LANG": "en"}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def begun(names: list[str], cluster: Cluster, folder: Path) -> subprocess.Popen[str]:
    """The render of many plans on the cluster, as soon as the first document is written."""
    process = subprocess.Popen(
        render(*names, "-o", "out", "--cluster", cluster.address), cwd=folder, env=environment(), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 120
    while not list(folder.glob("out/*.docx")) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    return process


def test_a_cluster_gives_the_same_bytes_and_words_though_a_worker_is_killed(
    cluster: Cluster, tmp_path: Path
) -> None:
    cluster.start_worker()
    cluster.start_worker()
    (tmp_path / "plans").mkdir()
    (tmp_path / "brands").mkdir()
    (tmp_path / "brands/acme.yaml").write_text(BRAND, encoding="utf-8")
    Image.new("RGB", (300, 100), "#7a1f3d").save(tmp_path / "brands/logo.png")
    plan = MINIMAL + "brand: ../brands/acme.yaml\n"
    names = [f"plans/p{number}.yaml" for number in range(12)]
    for number, name in enumerate(names):
        text = plan.replace("title: Plan", f"title: Plan {number}") + ("titel: x\n" if number == 3 else "")
        (tmp_path / name).write_text(text, encoding="utf-8")
    local = subprocess.run(
        render(*names, "-o", "out", "--jobs", "1"),
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
    )
    (tmp_path / "out").rename(tmp_path / "local")
    process = begun(names, cluster, tmp_path)
    cluster.workers[0].send_signal(signal.SIGKILL)
    said, told = process.communicate(timeout=300)
    assert said == local.stdout
    assert told == local.stderr
    assert "12 plans: 11 rendered, 1 failed" in told
    assert process.returncode == local.returncode == 1
    assert files(tmp_path / "out") == files(tmp_path / "local")
    assert len(files(tmp_path / "local")) == 22


def impatient(folder: Path, address: str) -> subprocess.CompletedProcess[str]:
    """A plan rendered on a cluster from which nothing is awaited for longer than two seconds."""
    (folder / "plan.yaml").write_text(MINIMAL, encoding="utf-8")
    script = (
        "import opsplan.pipeline.cluster as c; c._SECONDS = 2\n"
        "import sys; from opsplan.cli.main import main; sys.argv = ['opsplan', *sys.argv[1:]]; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *render("plan.yaml", "-o", "out", "--cluster", address)[3:]], cwd=folder,
        env=environment(), capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (folder / "out").exists()
    return done


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path) -> None:
    address = f"tcp://127.0.0.1:{free_port()}"
    assert f"error: no Dask scheduler answers at {address}" in impatient(tmp_path, address).stderr


def test_a_cluster_without_workers_and_one_of_another_version_are_told(
    cluster: Cluster, tmp_path: Path
) -> None:
    deadline = time.monotonic() + 60
    told = impatient(tmp_path, cluster.address).stderr
    while "no Dask scheduler" in told and time.monotonic() < deadline:  # it is starting
        told = impatient(tmp_path, cluster.address).stderr
    assert f"error: the scheduler at {cluster.address} has no workers" in told
    assert f"dask worker {cluster.address}" in told

    (cluster.folder / "older.py").write_text(
        "import opsplan\nopsplan.__version__ = '0.0.1'\n", encoding="utf-8"
    )
    cluster.start_worker("--preload", "older.py")
    while "has no workers" in told and time.monotonic() < deadline:
        told = impatient(tmp_path, cluster.address).stderr
    assert "has another version: opsplan 0.0.1 Python" in told


def test_a_scheduler_that_dies_on_the_way_is_told_and_what_was_written_is_whole(
    cluster: Cluster, tmp_path: Path
) -> None:
    cluster.start_worker()
    names = [f"p{number}.yaml" for number in range(12)]
    for number, name in enumerate(names):
        (tmp_path / name).write_text(
            MINIMAL.replace("title: Plan", f"title: Plan {number}"), encoding="utf-8"
        )
    process = begun(names, cluster, tmp_path)
    cluster.scheduler.kill()
    _, told = process.communicate(timeout=120)
    assert process.returncode == 1
    assert f"error: the connection to {cluster.address} is lost" in told
    assert "Traceback" not in told
    written = files(tmp_path / "out")
    assert 0 < len(written) < 24
    assert all(f"{Path(name).stem}.md" in written for name in written)
    assert all(data[:2] == b"PK" for name, data in written.items() if name.endswith(".docx"))


def test_without_dask_the_extra_is_named(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(MINIMAL, encoding="utf-8")
    (tmp_path / "distributed.py").write_text("raise ImportError\n", encoding="utf-8")
    done = subprocess.run(
        render("plan.yaml", "-o", "out", "--cluster", "tcp://127.0.0.1:1"), cwd=tmp_path, env=environment(),
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert "pip install 'opsplan[cluster]'" in done.stderr


def test_what_a_plan_names_travels_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPSPLAN_TEMPLATES", str(tmp_path / "own"))
    for name in (
        "plans/brand.yaml", "plans/logo.png", "plans/calendars/cn-2027.yaml", "plans/templates/mine/template.yaml",
        "own/house/template.yaml", "opsplan.toml", "plans/other.yaml", "plans/secret.png", "company.docx",
    ):  # fmt: skip
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(
            "logo: {file: logo.png}\n" if name.endswith("brand.yaml") else "a: 1\n", encoding="utf-8"
        )
    Path("opsplan.toml").write_text("[check]\n", encoding="utf-8")
    text = (MINIMAL + "brand: brand.yaml\n").encode()
    found = files_for("plans/plan.yaml", text, ["company.docx"])
    assert sorted(str(Path(name).relative_to(tmp_path)) for name in found) == [
        "company.docx", "opsplan.toml", "plans/brand.yaml", "plans/calendars/cn-2027.yaml", "plans/logo.png", "plans/plan.yaml",
        "plans/templates/house/template.yaml", "plans/templates/mine/template.yaml",
    ]  # fmt: skip
    assert found[str(tmp_path / "plans/plan.yaml")] == text


def test_names_are_brought_back() -> None:
    from opsplan.diagnostics import Bilingual, Finding, Report, Severity

    finding = Finding(
        "r", "OPS100", Severity.ERROR, Bilingual("/t/a 错", "/t/a is wrong"), Bilingual("", ""), "/t/a"
    )
    back = renamed(Report.of([finding]), (("/t/", ""),)).findings[0]
    assert (back.file, back.message.zh, back.message.en) == ("a", "a 错", "a is wrong")
