"""Names of parameters by which links follow people around, each beside whose it is: a table for `trackers`.

Names are in small letters. None is a common word such as `ref` or `source`, which some page may need; those
that track on a few hosts alone are in a table of their own. The facts are from

* the list that Firefox strips from links (`privacy.query_stripping.strip_list`),
* the rules of ClearURLs (https://docs.clearurls.xyz/) and AdGuard's URL Tracking filter
  (https://github.com/AdguardTeam/AdguardFilters),
* https://github.com/mpchadwick/tracking-query-params-registry, which says where each is confirmed,

and what owners themselves document, as far as it is named here.
"""

from __future__ import annotations

FAMILIES = (
    "utm_",  # Google Analytics (https://support.google.com/analytics/answer/10917952)
    "ga_",
    "mtm_",  # Matomo, "Campaign Tracking", and so are the next three, by its older names
    "matomo_",
    "piwik_",
    "pk_",
    "hsa_",  # HubSpot, of advertisements
    "fb_action_",  # Facebook
    "stm_",
    "itm_",
    "otm_",
    "hmb_",
)
"""How names begin of which all are there to track; those without an owner here are on the lists above."""

OWNED: tuple[tuple[str, str], ...] = (
    # https://support.google.com/searchads/answer/6292795 (gclid, gclsrc)
    ("Google", "_ga _gac _gid _gl dclid gad gad_campaignid gad_source gbraid gclid gclsrc srsltid wbraid"),
    # https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc/
    ("Meta", "action_object_map fb_ref fb_source fbadid fbc_id fbclid igsh igshid mibextid sfnsn"),
    ("Microsoft Advertising", "msclkid"),  # https://help.ads.microsoft.com/apex/index/3/en/60000
    ("X", "__twitter_impression ref_src ref_url twclid"),
    ("LinkedIn", "li_fat_id lipi"),
    ("TikTok", "ttclid ttp"),
    ("Pinterest", "epik"),
    ("Snapchat", "sccid snapclid"),
    ("Reddit", "rdt_cid"),
    ("Quora", "qclid"),
    ("Yandex", "yclid ymclid ysclid"),
    ("Yahoo", "guccounter guce_referrer guce_referrer_sig soc_src soc_trk"),
    # Of Adobe Advertising (ef_id), Analytics (s_cid, s_kwcid), Marketo (mkt_tok)
    ("Adobe", "ef_id mkt_tok s_cid s_kwcid"),
    ("Oracle Eloqua", "elqaid elqat elqcampaignid elqtrack elqtrackid"),
    ("Salesforce Marketing Cloud", "et_rid"),
    ("HubSpot", "__hsfp __hssc __hstc _hsenc _hsmi hsctatracking"),
    # Who sends letters to lists: these names tell which reader of the letter a visitor is.
    ("Mailchimp", "mc_cid mc_eid mc_tc"),
    ("MailerLite", "ml_subscriber ml_subscriber_hash"),
    ("Kit", "ck_subscriber_id"),
    ("Klaviyo", "_ke _kx klaviyo_id"),
    ("Drip", "__s"),
    ("Vero", "vero_conv vero_id"),
    ("ActiveCampaign", "vgo_ee"),
    ("Omnisend", "omnisendcontactid"),
    ("dotdigital", "dm_i"),  # https://support.dotdigital.com/hc/en-gb/articles/360006551019-Link-tracking
    ("Listrak", "trk_contact trk_module trk_msg trk_sid"),
    ("Blueshift", "bsft_clkid bsft_uid"),
    ("Emarsys", "sc_eh sc_lid sc_llid sc_uid"),
    ("SALESmanago", "smclient"),
    ("Omeda Olytics", "oly_anon_id oly_enc_id"),
    # Who measures visits for others.
    (
        "Piano Analytics (AT Internet)",
        "at_bbc_team at_campaign at_custom1 at_custom2 at_custom3 at_custom4 at_format at_link_id"
        " at_link_origin at_link_type at_medium at_ptr_name xtor",
    ),
    ("Comscore (Nedstat)", "ns_campaign ns_fee ns_linkname ns_mchannel ns_source"),
    ("Webtrends", "wt.mc_id"),
    ("Mapp (Webtrekk)", "wt_mc wt_zmc"),
    ("Openstat", "_openstat"),
    ("Branch", "_branch_match_id _branch_referrer"),
    ("Adjust", "adj_campaign adj_t"),
    ("Convertro", "cvosrc"),
    ("Wicked Reports", "wickedid"),
    # Who pays for customers, or for clicks.
    ("Awin (zanox)", "awc zanpid"),
    ("CJ Affiliate", "cjdata cjevent"),
    ("Impact", "irclickid irgwc"),
    ("Rakuten Advertising", "raneaid ranmid ransiteid"),
    ("ShareASale", "sscid"),
    ("Tradedoubler", "tduid"),
    ("Ceneo", "ceneo_spo"),
    ("eBay Partner Network", "mkevt mkrid"),
    ("Marin", "mkwid pcrid"),
    ("Outbrain", "dicbo obclid outbrainclickid"),
    ("Taboola", "tblci"),
    # On the lists above, without an owner that we could name.
    (
        "",
        "aff_id bbeml bxid cmpid nr_email_referer oft_ck oft_id os_ehash rb_clickid sc_campaign sc_channel"
        " trackingid trkcampaign unicorn_click_id user_email_address",
    ),
)
"""Names that advertisers and mailers have for themselves: the owner, and the parameters."""

ON_HOSTS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
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
"""Common words that track on some hosts only, as these hand them out when somebody copies or shares a link:
the hosts, and the parameters. A host that ends in a dot stands for all its countries.
"""
