"""YAML text as a tree of nodes, each with its place in the file. Knows nothing of plans."""

from opsplan.yamlio.limits import Limits
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.reader import YamlFile, read_yaml

__all__ = ["Limits", "MappingNode", "Node", "ScalarNode", "SequenceNode", "YamlFile", "read_yaml"]
