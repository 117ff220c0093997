"""What the short forms of school buildings stand for, so that "APs" and "access points" are alike.

The terms are those of technology and facilities standards of school districts, not of any one budget. A form in
capitals is read only in capitals ("UPS", not "push-ups"), with or without a plural s; the others in any case.
"""

ABBREVIATIONS = {
    # network and telephony
    "AP": "access point",
    "WAP": "wireless access point",
    "Wi-Fi": "wireless",
    "WiFi": "wireless",
    "WLAN": "wireless network",
    "LAN": "local area network",
    "WAN": "wide area network",
    "PoE": "power over ethernet",
    "UPS": "uninterruptible power supply",
    "MDF": "main distribution frame",
    "IDF": "intermediate distribution frame",
    "TR": "telecommunications room",
    "telecom": "telecommunications",
    "VoIP": "voice over ip",
    "phone": "telephone",
    "phones": "telephones",
    "cat": "category",
    # sound, picture, safety
    "PA": "public address",
    "MNS": "mass notification system",
    "AV": "audio visual",
    "A/V": "audio visual",
    "TV": "television",
    "IFP": "interactive flat panel",
    "CCTV": "security camera",
    "NVR": "network video recorder",
    "VMS": "video management system",
    "FACP": "fire alarm control panel",
    "DAS": "distributed antenna system",
    "BDA": "bidirectional amplifier",
    # building
    "HVAC": "heating ventilation air conditioning",
    "AC": "air conditioning",
    "A/C": "air conditioning",
    "BMS": "building management system",
    "BAS": "building automation system",
    "EMS": "energy management system",
    "EV": "electric vehicle",
    "POS": "point of sale",
    # rooms and software
    "MPR": "multipurpose room",
    "admin": "administration",
    "gym": "gymnasium",
    "bldg": "building",
    "rm": "room",
    "SIS": "student information system",
    "LMS": "learning management system",
}
_ANY_CASE = {short.casefold(): full for short, full in ABBREVIATIONS.items() if not short.isupper()}


def in_full(word: str) -> str:
    """What a word stands for: ``in_full("APs")`` is ``"access point"``; empty when it is no known short form."""
    single = word[:-1] if word.endswith("s") and word[:-1].isupper() else word
    return ABBREVIATIONS.get(single, "") or _ANY_CASE.get(word.casefold(), "")
