"""The shipped templates as Python, a module each, made by Jinja.

Written by `python -m quietpage.render.generate`, not by hand. `shipped_templates` has more about it.
"""

from __future__ import annotations

JINJA = "3.1.6"
"""The release of Jinja that made them."""

MODULES = {
    "2d3688e62a8e68f943c15b57258df842": "classroom_index",
    "468627543e3817c307bb75d6529554dc": "classroom_way",
    "680916c888a98ae6e31bd2b4df76a08b": "garden_article",
    "df9bb18d3e27fcf9a83f042c11170da0": "garden_index",
    "a9a92879500ad1a1a3328c65b7b8ba28": "garden_person",
    "a20bacbb4c4c76e06b30af85214fa50d": "garden_portrait",
    "1c26afc6d767105ae1542bae47965b5c": "garden_sprig",
    "887d758eaceeaf0b16e8a0860db62074": "letter_article",
    "88c5c39104566c72dee6c9bb6d9a9806": "letter_colophon",
    "cd9794f85354da4a4bd4e15b1cb8a4c4": "letter_index",
    "7b22f6f4833efecf37ca6b4f5876b36e": "letter_name",
    "ec1d5128e6d3b259ef9848a27ae37472": "letter_run_in",
    "03038a88981c288be5590ba4b979d9a9": "letter_way",
    "87ade79295a1cbfe9a12d6bc32ac373b": "skeleton_article",
    "4697fc4577a1aba242ea69b6e715fc2c": "skeleton_card",
    "67a64483c35880be5935d16779054f7b": "skeleton_colophon",
    "89e6eb1730b63b8bfbed20df0c85d356": "skeleton_draft",
    "87fd33e613e44683f6f225f159d4fd13": "skeleton_formats",
    "f760f93bf783206e18d5e542114aff4e": "skeleton_icons",
    "1c091608a853e52ba258046bcba221d9": "skeleton_lost",
    "c6a0b35211581d26fb18d5dc3144bff9": "skeleton_more",
    "467ddb73b82508aaf1341e7411073f42": "skeleton_names",
    "94ab6d9a30e96e8c6b39ecbd37324ecb": "skeleton_own_page",
    "3d72fe5bcd055edf48c03f0f9d42ff9e": "skeleton_page",
    "cb37981c66d5094aeac0508f71869203": "skeleton_pages",
    "e5d6c24b83f789a862325d523c7e23b9": "skeleton_person",
    "c9b24c883731cbeb19b9621dd635f5c9": "skeleton_portrait",
    "51ad173dc8e5f0de892a5abb2f5a5f88": "skeleton_preload",
    "40aed1308c3f2f38c7647c079d779c79": "skeleton_skeleton_article",
    "796af6ff3d9f0e15c49ca644f63702e7": "skeleton_skeleton_index",
    "c0a14ac6a46bbc7e31b712bd75918629": "skeleton_skeleton_person",
    "9a4011390a5b8b9122eae359baa7aa05": "skeleton_skeleton_way",
    "1a04324545d953f10ce01fdecd149663": "skeleton_sprig",
    "6482cafedbec561163175ed044b33ecb": "skeleton_take",
    "474ac3e035c49b9a27cfff3b318773f7": "skeleton_way",
    "05a5506e911eaaa9d656b90467885580": "whisper_index",
}
"""The module of a template, by a name for all that it was made of."""
