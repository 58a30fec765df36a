"""The schemes that addresses begin with.

Source: https://www.iana.org/assignments/uri-schemes/uri-schemes.xhtml, permanent and provisional,
with a few that are not registered but known to every reader (podcast, itpc, pcast, nostr).
"""

from __future__ import annotations

KNOWN = frozenset(
    {
        *("aaa", "aaas", "about", "acap", "acct", "acd", "acr", "adiumxtra", "admin", "adt", "afp"),
        *("afs", "aim", "akamai", "android", "appdata", "apt", "ar", "ark", "at", "attachment"),
        *("aw", "barion", "bb", "beshare", "bitcoin", "bitcoincash", "blob", "bluetooth", "bolo"),
        *("browserext", "cabal", "callto", "cap", "cast", "casts", "chrome", "chrome-extension"),
        *("cid", "coap", "coap+tcp", "coap+ws", "coaps", "coaps+tcp", "coaps+ws"),
        *("com-eventbrite-attendee", "content", "content-type", "crid", "cstr", "cvs", "dab"),
        *("dat", "data", "dav", "dhttp", "diaspora", "dict", "did", "dis", "dlna-playcontainer"),
        *("dlna-playsingle", "dns", "dntp", "doi", "dpp", "drm", "drop", "dtmi", "dtn", "dvb"),
        *("dvx", "dweb", "ed2k", "eid", "elsi", "embedded", "ens", "esim", "ethereum", "example"),
        *("facetime", "fax", "feed", "feedready", "fido", "file", "filesystem", "finger"),
        *("first-run-pen-experience", "fish", "fm", "ftp", "fuchsia-pkg", "gemini", "geo", "gg"),
        *("git", "gitoid", "gizmoproject", "go", "gopher", "graph", "gtalk", "h323", "ham", "hcap"),
        *("hcp", "hs20", "http", "https", "hxxp", "hxxps", "hydrazone", "hyper", "iax", "icap"),
        *("icon", "im", "imap", "info", "iotdisco", "ipfs", "ipn", "ipns", "ipp", "ipps", "irc"),
        *("irc6", "ircs", "iris", "iris.beep", "iris.lwz", "iris.xpc", "iris.xpcs", "isostore"),
        *("itms", "itms-apps", "itpc", "jabber", "jar", "jms", "keyparc", "lastfm", "lbry", "ldap"),
        *("ldaps", "leaptofrogans", "lid", "lightning", "lorawan", "lpa", "lvlt"),
        *("machineprovisioningprogressreporter", "magnet", "mailserver", "mailto", "maps"),
        *("market", "matrix", "message", "microsoft.windows.camera", "mid", "mms", "modem"),
        *("mongodb", "moz", "mqtt", "mqtts", "ms-excel", "ms-powerpoint", "ms-settings", "ms-word"),
        *("msnim", "msrp", "msrps", "mss", "mt", "mtqp", "mumble", "mupdate", "mvn", "mvrp"),
        *("mvrps", "news", "nfs", "ni", "nih", "nntp", "nostr", "notes", "num", "ocf", "oid"),
        *("onenote", "opaquelocktoken", "openid", "openpgp4fpr", "otpauth", "p1", "pack", "palm"),
        *("paparazzi", "payment", "payto", "pcast", "pkcs11", "platform", "podcast", "pop", "pres"),
        *("prospero", "proxy", "psyc", "pttp", "pwid", "qb", "query", "quic-transport", "redis"),
        *("rediss", "reload", "res", "resource", "rmi", "rsync", "rtmfp", "rtmp", "rtsp", "rtsps"),
        *("rtspu", "sarif", "secondlife", "secret-token", "service", "session", "sftp", "sgn"),
        *("shc", "shelter", "shttp", "sieve", "simpleledger", "simplex", "sip", "sips", "skype"),
        *("smb", "smp", "sms", "smtp", "snews", "snmp", "soap.beep", "soap.beeps", "soldat"),
        *("spiffe", "spotify", "ssb", "ssh", "starknet", "steam", "stun", "stuns", "submit", "svn"),
        *("swh", "swid", "swidpath", "tag", "taler", "teamspeak", "teapot", "tel", "teliaeid"),
        *("telnet", "tftp", "things", "thismessage", "thzp", "tip", "tn3270", "tool", "turn"),
        *("turns", "tv", "udp", "unreal", "upn", "upt", "urn", "ut2004", "uuid-in-package"),
        *("v-event", "vemmi", "ventrilo", "ves", "videotex", "view-source", "vnc", "vscode"),
        *("vscode-insiders", "vsls", "w3", "wais", "wasm", "wcr", "web+ap", "web3", "webcal"),
        *("wifi", "wpid", "ws", "wss", "wtai", "wyciwyg", "xcon", "xcon-userid", "xfire", "xftp"),
        *("xmlrpc.beep", "xmlrpc.beeps", "xmpp", "xri", "ymsgr", "z39.50", "z39.50r", "z39.50s"),
        *("zotero"),
    }
)
"""Lower case."""
