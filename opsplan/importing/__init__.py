"""Plans from files of other programs: Microsoft Project XML."""

from opsplan.importing.convert import Imported, import_project

__all__ = ["Imported", "import_project"]
