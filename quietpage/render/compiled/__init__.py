"""The shipped templates as Python, a module each, made by Jinja.

Written by `python -m quietpage.render.generate`, not by hand. `shipped_templates` has more about it.
"""

from __future__ import annotations

JINJA = "3.1.6"
"""The release of Jinja that made them."""

MODULES = {
    "80fe7f93afbab97621c1ec90873d94bc": "classroom_index",
    "72cfa06d8364e086fd4d5e8f20f18f46": "classroom_way",
    "545d392d04529dc35a4f67f6845c8570": "garden_article",
    "734c3f8ad5d8d1ba80fee80cb19ba705": "garden_index",
    "3baa74f4b7f3d6e8bc5ade66b3166afb": "garden_person",
    "2d095d493b5fe5356c1e01003badbdbd": "garden_portrait",
    "068ae8ba6fe79d730afb2f8bb91e6211": "garden_sprig",
    "8d38a600d4c8ad9da019cb480f1101dd": "letter_article",
    "69e1a772a850b18df655b542a92d3fdd": "letter_colophon",
    "40f591de4df3e22c0b1698e37d7c465b": "letter_index",
    "b4c12a2842cd2e89da1740d68a555471": "letter_name",
    "b5a8eff9c398c7897573c41aa81468ee": "letter_run_in",
    "924289ea7f46daad2f9b9ce1702fa6d1": "letter_way",
    "972f24c076e68a7d8dba038798650d3b": "skeleton_article",
    "2462697ae28d5b5dada12e806ce9f555": "skeleton_card",
    "410ff41cab5b37eb94d3ecd1951e135c": "skeleton_colophon",
    "e90bd080648c0a3e724d1b0ee66c6987": "skeleton_draft",
    "08793f2a11d8e77a52362993982735eb": "skeleton_formats",
    "03fa5993618d1dea72398cdc34168fb9": "skeleton_icons",
    "1dffd83f300e53bbb9443f0c3d52bf0c": "skeleton_lost",
    "6af7efe3d1b3314d66aa6c5440fe4f53": "skeleton_more",
    "4592d8d2a4b5913b1dd49f445e4cc0f9": "skeleton_names",
    "825e2f080083da40a1eecd89dba73c81": "skeleton_own_page",
    "c223a61fe18bd8d39b5c8ac69be12731": "skeleton_page",
    "5d5363f9f1dae82c5d45c232d09b7828": "skeleton_pages",
    "75cf0e12744d12c8739abfb7d13fb920": "skeleton_person",
    "f7fd5e1e52bca3dd3b3a3e65097743b9": "skeleton_portrait",
    "4b650e2ff484a6357e151424652a4eab": "skeleton_preload",
    "19cdacc493300280affc64346485a89b": "skeleton_skeleton_article",
    "a3bd92890478f8b4d79767282d6b44ea": "skeleton_skeleton_index",
    "8701a779009b843fd7e8a24908835554": "skeleton_skeleton_person",
    "5c6de09b8457287cad00dee4dc7fc488": "skeleton_skeleton_way",
    "3698e419d00254a074d5a3fde70d8d29": "skeleton_sprig",
    "7488b0c73fba971066dc25b3b57c8d22": "skeleton_take",
    "e43c58ea3b7b386ae194e75e107ff390": "skeleton_way",
    "d753f55afd70a95d9cd00a7d4d17176c": "whisper_index",
}
"""The module of a template, by a name for all that it was made of."""
