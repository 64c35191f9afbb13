"""The shipped templates as Python, a module each, made by Jinja.

Written by `python -m quietpage.render.generate`, not by hand. `shipped_templates` has more about it.
"""

from __future__ import annotations

JINJA = "3.1.6"
"""The release of Jinja that made them."""

MODULES = {
    "bc0bb2eead810fd715de486da081c47e": "classroom_index",
    "b21833e8fd267960f855f19134e664da": "classroom_way",
    "b285a929afde7a9c81e6572894b7f1eb": "garden_article",
    "8375bf82cd6cbc75be6ccdec170f373f": "garden_index",
    "a87be6efdd81429f369573379e985ce5": "garden_person",
    "5bbb1c24f25f6b33db5c41de1367b624": "garden_portrait",
    "2d2db2725b99ead25ba75078ba35a447": "garden_sprig",
    "35d7758ba121c3d740edf7e53c2b7b79": "letter_article",
    "0e60655304fa0c375c30c9245ea128fa": "letter_colophon",
    "a5d38ac8b5079b57cd6499c4598d24e9": "letter_index",
    "01a247fc3dea510cd7147c7db61e5177": "letter_name",
    "452eec3e8168efafa4293f5c867afefd": "letter_run_in",
    "7872128b0810c6398b60dbdc9814b51f": "letter_way_article",
    "eb14d4c09974f38df33bf04c40bf8511": "skeleton_article",
    "9f8b6129b184b309636437870a567bdc": "skeleton_card",
    "54af6b28080da2598d36bdbeb180150b": "skeleton_colophon",
    "f4bff4d90a2c9b12900c803f8cadcb9e": "skeleton_draft",
    "8e53d63808425889f7e4a552af77283c": "skeleton_formats",
    "fd1586d1e3af364ff0f099b718f89276": "skeleton_icons",
    "98a02b3105630f1aaf4324f1649901ed": "skeleton_lost",
    "0a21611304eb96ebd5ce0afdebfc9c95": "skeleton_more",
    "a0234763f61c27bc3e5d68a9f1dc9d54": "skeleton_names",
    "46195deb18e8ff9d406138a8b132c956": "skeleton_own_page",
    "f43ff9290c2c9bb0bb0296093578ddc7": "skeleton_page",
    "a2f47579c0705156ee31c83ef8fefc5d": "skeleton_pages",
    "17921bbaa111f83b863977f387c6fd4a": "skeleton_person",
    "4db43085281e71e2e37e0f7c8e392a41": "skeleton_portrait",
    "7841fa0afda77766f58efef35be23db9": "skeleton_preload",
    "35f78b8a9f983008a578624def18385a": "skeleton_skeleton_article",
    "ca56f0437075efa583fb97125a82f2db": "skeleton_skeleton_index",
    "caedba810e2f0941b75791ed5402ecba": "skeleton_skeleton_person",
    "7a3e83e8ee65bfafa7f38d5208a7323b": "skeleton_skeleton_way",
    "3e41d6d2dbd66d66aa5d6e5effca2e84": "skeleton_sprig",
    "6b4441ebcc6d5257ae00499ce0fabb8e": "skeleton_take",
    "1a892e3c41766870a18721ffc7e9aa7b": "skeleton_way",
    "e66f83e4559a8cbc8061620a827d3bdc": "skeleton_way_article",
    "ed8565ead3e44f26c81f8e800144ec99": "whisper_index",
}
"""The module of a template, by a name for all that it was made of."""
