"""PyInstaller's hook: which modules a program that imports nodecompat needs.

All of the package, because what is loaded on first use is found by no import. Of the optional packages those are left
out that are large and belong to commands or to other machines, wherever they happen to be installed. The option
`--hidden-import` brings one of them back.
"""  # noqa: N999  # PyInstaller's name for it

from PyInstaller.utils.hooks import collect_submodules  # type: ignore[import-not-found, import-untyped, unused-ignore]

hiddenimports = collect_submodules("nodecompat")
excludedimports = ["asyncssh", "distributed", "rich", "tree_sitter", "tree_sitter_javascript", "tree_sitter_typescript"]
