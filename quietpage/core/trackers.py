"""Parts of addresses that are there to follow people around, by the names that advertisers give them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def trackers(query: str, host: str) -> Iterator[tuple[int, int, str]]:
    """The parts of a query, or of a fragment, that track: where each begins and ends in it, and its name."""
    for part in re.finditer(r"[^?&;#]+", query):
        key = re.sub(r"%([0-7][0-9A-Fa-f])", lambda found: chr(int(found[1], 16)), part[0]).lower()
        key = re.split(r"[=\[]", key)[0]
        if key in _TRACKERS.split() or key.startswith(_FAMILIES) or _shared(key, host):
            yield part.start(), part.end(), key


def _shared(key: str, host: str) -> bool:
    """Whether a host uses this common word to know who passed a link on."""
    labels = f".{host.removesuffix('.')}"
    for names, keys in _ON_HOSTS:
        if key in keys and any(
            labels.endswith(f".{name}") or (name.endswith(".") and f".{name}" in labels) for name in names
        ):
            return True
    return False


_FAMILIES = (
    "utm_",
    "mtm_",
    "matomo_",
    "piwik_",
    "pk_",
    "hsa_",
    "ga_",
    "stm_",
    "itm_",
    "otm_",
    "hmb_",
    "fb_action_",
)
_TRACKERS = """
    _ga _gl _gac _gid _hsenc _hsmi __hsfp __hssc __hstc hsctatracking __s __twitter_impression _openstat
    _kx _ke _branch_match_id _branch_referrer action_object_map adj_t adj_campaign aff_id awc
    at_campaign at_medium at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_origin
    at_link_type at_ptr_name at_bbc_team at_format bbeml bsft_clkid bsft_uid bxid ceneo_spo cjdata
    cjevent ck_subscriber_id cmpid cvosrc dclid dicbo dm_i ef_id elqtrack elqtrackid elqcampaignid
    elqaid elqat epik et_rid fb_ref fb_source fbadid fbclid fbc_id gad gad_campaignid gad_source gbraid
    gclid gclsrc guccounter guce_referrer guce_referrer_sig igsh igshid irclickid irgwc klaviyo_id
    li_fat_id lipi mc_cid mc_eid mc_tc mibextid mkevt mkrid mkt_tok ml_subscriber ml_subscriber_hash
    msclkid mkwid nr_email_referer ns_campaign ns_fee ns_linkname ns_mchannel ns_source obclid oft_id
    oft_ck oly_anon_id oly_enc_id omnisendcontactid os_ehash outbrainclickid pcrid qclid ranmid raneaid
    ransiteid rb_clickid rdt_cid ref_src ref_url s_cid s_kwcid sc_campaign sc_channel sc_eh sc_lid
    sc_llid sc_uid sccid sfnsn smclient snapclid soc_src soc_trk srsltid sscid tblci tduid trackingid
    trk_contact trk_module trk_msg trk_sid trkcampaign ttclid ttp twclid unicorn_click_id vero_conv
    vero_id vgo_ee wbraid wickedid wt_mc wt.mc_id wt_zmc xtor yclid ymclid ysclid zanpid
    user_email_address
"""
"""Names that advertisers and mailers have for themselves, and no common words such as `ref` or `source`."""

_ON_HOSTS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("youtube.com", "youtu.be", "youtube-nocookie.com"), ("si", "feature", "pp", "ab_channel", "kw")),
    (("spotify.com",), ("si", "nd", "context", "dl_branch", "_branch_match_id")),
    (("twitter.com", "x.com"), ("s", "t", "cxt", "ref_src")),
    (("t.co",), ("s", "amp")),
    (("instagram.com", "threads.net", "threads.com"), ("igsh", "xmt", "slof")),
    (
        ("facebook.com", "fb.com", "fb.watch"),
        ("__tn__", "__cft__", "__xts__", "eav", "paipv", "rdid", "share_url", "ref"),
    ),
    (
        ("tiktok.com",),
        ("_r", "_t", "is_from_webapp", "is_copy_url", "sender_device", "sender_web_id", "share_app_id"),
    ),
    (("linkedin.com",), ("trk", "midtoken", "midsig", "eid", "rcm", "originalsubdomain")),
    (("reddit.com",), ("share_id", "rdt", "ref_source")),
    (("medium.com",), ("source",)),
    (("substack.com",), ("r", "triedredirect", "publication_id", "isfreemail", "showwelcomeonshare")),
    (
        ("amazon.",),
        (
            "tag",
            "ref",
            "ref_",
            "linkcode",
            "linkid",
            "qid",
            "sr",
            "sprefix",
            "crid",
            "ascsubtag",
            "pd_rd_r",
            "pd_rd_w",
            "pd_rd_wg",
            "pd_rd_i",
            "pf_rd_p",
            "pf_rd_r",
            "creative",
            "creativeasin",
            "camp",
        ),
    ),
    (("ebay.",), ("campid", "toolid", "customid", "mkcid", "_trkparms", "_trksid", "amdata", "hash")),
    (
        ("aliexpress.", "alibaba.com", "taobao.com", "tmall.com", "1688.com"),
        ("spm", "scm", "aff_fcid", "aff_fsk", "algo_pvid"),
    ),
    (
        ("google.",),
        ("ved", "ei", "gs_lcp", "gs_lp", "gs_l", "sxsrf", "sca_esv", "sclient", "usg", "aqs", "sourceid"),
    ),
    (("bing.com",), ("cvid", "form", "ghc")),
    (
        ("nytimes.com",),
        ("smid", "smtyp", "campaign_id", "emc", "instance_id", "regi_id", "segment_id", "user_id"),
    ),
    (("theguardian.com",), ("cmp",)),
    (("etsy.com",), ("click_key", "click_sum", "ref", "ga_order")),
    (("apple.com",), ("itscg", "itsct", "at", "ct", "uo")),
    (
        ("bilibili.com", "b23.tv"),
        ("spm_id_from", "vd_source", "share_source", "share_medium", "share_plat", "from_source"),
    ),
    (("booking.com",), ("aid", "label", "sid", "srpvid")),
    (("goodreads.com",), ("from_search", "from_srp", "qid")),
)
"""Common words that track on some hosts only. A host that ends in a dot stands for all its countries."""
