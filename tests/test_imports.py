"""The house's own law of imports that no contract of import-linter's holds: no two files need one another."""

from __future__ import annotations

import grimp


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Taken away those that import nothing that is left, again and again, no module is left."""
    graph = grimp.build_graph("sayso", cache_dir=None)
    left = {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    while free := {module for module, needs in left.items() if not needs & left.keys()}:
        left = {module: needs for module, needs in left.items() if module not in free}
    assert left == {}
