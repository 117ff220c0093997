"""What each department of :mod:`benchmarks.planted` budgets by itself: nothing here is in both budgets."""

FACILITIES_TOPICS = """
Paint walls and ceilings | Painting | install
Paint doors and frames | Painting | maintain
Resilient flooring | Flooring | install
Carpet tile | Flooring | furnish
Epoxy floor coating | Flooring | maintain
Acoustical ceiling tile | Ceilings | install
Ceramic wall tile | Wall finishes | install
Millwork and casework | Casework | furnish
Hollow metal doors | Doors | furnish
Door closers and hinges | Doors | install
Restroom partitions and accessories | Restrooms | install
Drinking fountain with bottle filler | Plumbing | install
Sinks and faucets | Plumbing | furnish
Hot water piping | Plumbing | rough-in
Floor drains | Plumbing | rough-in
Sprinkler heads | Fire sprinklers | install
Supply and return ductwork | Air distribution | install
Fan coil units | Air conditioning | furnish
Exhaust grilles | Air distribution | connect
Test, adjust and balance of air | Air distribution | configure
LED light fixtures | Lighting | furnish
Exit signs | Lighting | install
Duplex receptacles | Branch power | install
Electrical panelboards | Branch power | furnish
Roller window shades | Window treatment | install
Impact resistant glazing | Glazing | install
Roofing membrane and flashing | Roofing | install
Rain gutters and downspouts | Roofing | maintain
Wood gym floor refinishing | Athletics | maintain
Basketball backstops | Athletics | install
Student lockers | Lockers | furnish
Tables and stools | Furniture | furnish
Teacher desks and chairs | Furniture | install
Custodial supplies and mop sinks | Custodial | furnish
Floor scrubber and vacuum | Custodial | maintain
Walk-off mats | Custodial | install
Cooking equipment | Food service | furnish
Grease interceptor | Food service | install
Playground surfacing | Playground | install
Shade structure | Playground | furnish
Trees and planting | Landscape | install
Turf and soil preparation | Landscape | furnish
Asphalt and striping | Paving | install
Concrete walks and ramps | Paving | furnish
Storm water basin | Civil | install
Chain link fence and gates | Fencing | install
Bike racks | Site furnishings | furnish
Flagpole and benches | Site furnishings | install
Pest control | Custodial | train
Asbestos survey | Abatement | maintain
"""
"""The words | the system | the action."""

TECHNOLOGY_TOPICS = """
Teacher laptops with docking stations | Computers | furnish
Student Chromebooks and cases | Computers | configure
Desktop computers | Computers | install
Document cameras | Classroom devices | furnish
Multifunction copier lease | Printing | furnish
Network laser printer | Printing | configure
3D printers and filament | Fabrication | furnish
Laser cutter software | Fabrication | configure
48-port PoE switches | Network | furnish
Core switch and optics | Network | configure
Fiber patch cords | Network | connect
Patch panels and jumpers | Network | install
Wi-Fi site survey | Wi-Fi | configure
Spare radios, Wi-Fi 7 | Wi-Fi | furnish
Content filter subscription | Web security | furnish
Endpoint protection licenses | Web security | configure
Student information system migration | Software | configure
Learning management training | Software | train
Office software licenses | Software | furnish
Single sign-on integration | Identity | configure
Staff accounts and badges photo | Identity | train
Virtual server hosts | Servers | furnish
Storage array expansion | Servers | install
Cloud backup subscription | Servers | maintain
Call manager licenses | Telephony | configure
Conference phones | Telephony | furnish
Headsets for hearing support | Assistive technology | furnish
Voice lift microphones | Assistive technology | install
Closed captioning service | Assistive technology | maintain
Streaming encoder | Broadcast | furnish
Podcast kits | Broadcast | train
Robotics kits | Robotics | furnish
Barcode scanners | Inventory | furnish
Asset tagging | Inventory | configure
Device repair parts | Help desk | maintain
Help desk tickets on site | Help desk | train
Internet circuit monthly service | Carrier | maintain
Cellular failover modem | Carrier | connect
Emergency call location service | Telephony | maintain
Cybersecurity awareness workshop | Web security | train
"""
"""The words | the system | the action."""

SPACES = (
    "Classroom wing A",
    "Classroom wing C",
    "Kindergarten",
    "Science labs",
    "Art room",
    "Music room",
    "Library",
    "Makerspace",
    "Cafeteria",
    "Kitchen",
    "Gym",
    "Locker rooms",
    "Auditorium",
    "Administration",
    "Nurse's office",
    "Counseling suite",
    "Staff lounge",
    "Special education",
    "Early learning center",
    "Career and technical shop",
    "Family resource center",
    "Maintenance shop",
    "North courtyard",
    "Main corridor",
    "Weight room",
)
