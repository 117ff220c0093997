"""The planted pairs of :mod:`benchmarks.planted`: what two departments wrote about one thing, and about two.

They were written before any text rule was measured on them, from the vocabulary of school districts' technology and
facilities budgets. Columns are divided by ``|``; a pair takes two lines:

    how they differ | facilities' words | technology's words
        space | system | action | facilities' dollars | technology's dollars

``A / B`` where the departments file it under two spaces, systems or actions.
"""

OVERLAPS = """
abbreviation | Wireless access points, classrooms | APs for classrooms
    Classrooms | Wireless | furnish | 61000 | 64000
abbreviation | CCTV cameras at building entries | Security cameras, entrances
    Entrances | Cameras | install | 38000 | 41500
abbreviation | PA system, whole building | Public address system - entire building
    Whole building | Public address | furnish | 92000 | 88000
abbreviation | UPS for MDF room | Uninterruptible power supply, main distribution frame
    Main equipment room | UPS | furnish | 14000 | 15500
abbreviation | BMS front end server | Building management system server and front-end workstation
    Main equipment room | HVAC control / Servers | furnish | 22000 | 18000
abbreviation | AV package for multipurpose room | Audio-visual system, MPR
    Multipurpose room | Audio-visual | install | 74000 | 70000
abbreviation | VoIP phones in offices | Voice over IP handsets for front office
    Offices / Front office | Phones | furnish | 18500 | 19900
abbreviation | Conduit to IDF closets | Pathways to intermediate distribution frames
    Equipment rooms | Cabling / Pathways | rough-in | 47000 | 52000
abbreviation | HVAC controls network drops | Data drops for heating and cooling controls
    Mechanical rooms | HVAC control | connect | 9800 | 11000
abbreviation | DAS for emergency responder radio | Distributed antenna system (fire radio coverage)
    Whole building | Emergency radio | install | 118000 | 125000
own words | Data cabling, classrooms | Category 6A drops to classrooms
    Classrooms | Cabling | install | 214000 | 198000
own words | Electric door locks with card readers, main entry | Card access at main entry doors
    Main entry | Access control | install | 26000 | 24000
own words | Bell schedule and wall clocks | Clock and bell system, classrooms
    Whole building / Classrooms | Clocks | furnish | 41000 | 36500
own words | TV monitors in lobby | Digital signage display, lobby
    Lobby | Displays | furnish | 6200 | 9400
own words | Projector mounting and power, classrooms | Ceiling mounts for classroom projectors
    Classrooms | Projectors | install | 28800 | 25200
own words | Cooling for data room | Dedicated air conditioning, MDF room
    Main equipment room | Cooling | install | 31000 | 34000
own words | Trench and conduit for internet service | Underground pathway for carrier fiber entrance
    Site | Carrier entrance | rough-in | 56000 | 48000
own words | Lockdown buttons, front office | Panic button at reception desk
    Front office / Reception | Mass notification | install | 3400 | 3100
own words | Intercom at front door | Video door phone, main entrance
    Main entry | Door intercom / Video intercom | install | 7800 | 8200
own words | Generator backup for phone room | Emergency power circuit to telephone closet
    Telephone room | Emergency power | connect | 12500 | 9000
typing error | Fire alarm comunicator line | Fire alarm communicator phone line
    Whole building | Fire alarm | connect | 2400 | 2400
typing error | Irrigation controler network conection | Network connection for irrigation controller
    Site | Irrigation control | connect | 3900 | 4300
typing error | Elevator emergency phone line | Elevator emergancy phone
    Elevator | Phones | connect | 1800 | 2600
typing error | Lightning controls gateway, gym | Lighting control gateway for gymnasium
    Gym | Lighting control | configure | 5200 | 4700
typing error | Gym sound sytem | Sound system, gym
    Gym | Audio-visual | install | 43000 | 46000
typing error | Stuctured cabling, administration | Structured cabling for administration offices
    Offices / Administration | Cabling | install | 37500 | 35000
word order | Cafeteria sound reinforcement | Sound reinforcement, cafeteria
    Cafeteria | Audio-visual | install | 29000 | 31000
word order | Kitchen point of sale data and power | Power and data, kitchen point of sale
    Kitchen | Point of sale | rough-in | 6900 | 6100
word order | Electric vehicle charger network connection | Network connection to EV chargers
    Parking lot | Vehicle charging | connect | 8800 | 7900
word order | Scoreboard controls and cabling, gym | Gymnasium scoreboard cabling and control
    Gym | Scoreboard | install | 11000 | 16500
word order | Intrusion alarm keypads and motion detectors | Motion detectors and keypads for burglar alarm
    Whole building | Intrusion alarm | install | 33000 | 30500
word order | Wall plywood backboards in telecom rooms | Telecom room plywood backboards
    Equipment rooms | Equipment rooms | install | 2900 | 2500
word order | Library floor boxes with power and data | Floor boxes (power + data), library
    Library | Floor boxes | rough-in | 17500 | 19000
longer | Interactive panels, 36 classrooms | Interactive flat panels for 34 classrooms incl. wall mounts
    Classrooms | Displays | furnish | 151000 | 143000
longer | Stage lighting and dimming control | Theatrical lighting, dimmer rack and stage control
    Stage | Lighting control | install | 88000 | 132000
longer | Equipment racks and ladder tray in IDF rooms | Racks, ladder rack & cable management IDF
    Equipment rooms | Racks | furnish | 24500 | 27000
longer | Mass notification strobes and speakers, outdoors | Outdoor mass notification speakers
    Site | Mass notification | install | 21000 | 14500
longer | Grounding busbar for telecommunications rooms | Telecom grounding and bonding (busbar), all TRs
    Equipment rooms | Grounding | install | 8400 | 9100
longer | Parking lot cameras on light poles | Pole mounted cameras, parking lot
    Parking lot | Cameras | install | 27500 | 29500
longer | Wireless clocks, classrooms | Classroom clocks, wireless
    Classrooms | Wireless clocks | furnish | 16200 | 15800
"""
"""One thing in the words of both departments."""

LOOK_ALIKES = """
space | CO2 sensors, gym | CO2 sensors, library
    Gym / Library | Air quality | install | 2400 | 2200
space | Ceiling speakers, cafeteria | Ceiling speakers, band room
    Cafeteria / Band room | Ceiling speakers | install | 5100 | 4200
space | Blackout shades, auditorium | Blackout shades, distance learning lab
    Auditorium / Distance learning lab | Shades | furnish | 15200 | 4800
space | Power poles, computer lab | Power poles, makerspace
    Computer lab / Makerspace | Power poles | install | 6200 | 5800
space | Wall mounts for displays, gym lobby | Wall mounts for displays, science labs
    Gym lobby / Science labs | Display mounts | install | 2100 | 6300
space | Card reader, custodial entrance | Card reader, server room
    Custodial entrance / Server room | Access control | install | 2900 | 3000
space | Security camera, loading dock | Security camera, bus loop
    Loading dock / Bus loop | Cameras | install | 2700 | 3400
space | Furniture for staff lounge | Furniture for help desk
    Staff lounge / Help desk | Furniture | furnish | 12600 | 8900
space | Dedicated circuits, kitchen | Dedicated circuits, charging carts
    Kitchen / Cart room | Branch power | rough-in | 18200 | 7700
space | Split system air conditioner, electrical room | Split system air conditioner, IDF 2
    Electrical room / IDF 2 | Cooling | install | 11800 | 12400
space | Cable tray, corridor 100 wing | Cable tray, media center
    Corridor 100 / Media center | Cable tray | install | 13900 | 7200
space | Conduit and pull boxes, athletic field | Conduit and pull boxes, parking lot
    Athletic field / Parking lot | Site conduit | rough-in | 24800 | 22500
space | Occupancy sensors, restrooms | Occupancy sensors, conference rooms
    Restrooms / Conference rooms | Occupancy sensors | install | 4900 | 3800
space | Whiteboards, kindergarten rooms | Whiteboards, training room
    Kindergarten / Training room | Whiteboards | furnish | 7800 | 1900
space | Intercom station, boiler room | Intercom station, nurse's office
    Boiler room / Nurse | Intercom | install | 1400 | 1350
space | Outdoor outlets, courtyard garden | Outdoor outlets, marquee sign
    Courtyard / Marquee | Outdoor outlets | rough-in | 5600 | 2700
space | Roof penetrations, kitchen exhaust | Roof penetrations, antenna conduits
    Kitchen roof / Antenna mast | Roof penetrations | install | 6600 | 3200
space | Emergency lighting, stairwells | Emergency lighting, data center
    Stairwells / Data center | Emergency lighting | install | 14400 | 3900
space | Locks for casework, art room | Locks for casework, laptop storage
    Art room / Laptop storage | Casework locks | furnish | 900 | 1100
space | Fiber link to concession stand | Fiber link to portable classrooms
    Concession stand / Portables | Fiber | install | 16900 | 21300
space | Menu display boards, cafeteria | Menu display boards, snack bar
    Cafeteria / Snack bar | Menu boards | furnish | 9300 | 5400
space | Temperature sensor, walk-in freezer | Temperature sensor, server rack
    Freezer / Server rack | Temperature sensors | install | 850 | 600
system | Door hardware, main office | Door access control, main office
    Main office | Door hardware / Access control | install | 8900 | 9600
system | Fire alarm panel | Intrusion alarm panel
    Electrical room | Fire alarm / Intrusion alarm | furnish | 34000 | 12700
system | Gas line, science labs | Data line, science labs
    Science labs | Gas / Cabling | install | 42000 | 9300
system | Lighting control panels, classrooms | AV control panels, classrooms
    Classrooms | Lighting control / AV control | install | 48000 | 54000
system | Privacy film for windows, front office | Privacy filters for monitors, front office
    Front office | Windows / Computers | furnish | 2300 | 1700
system | Security fencing, perimeter | Security cameras, perimeter
    Perimeter | Fencing / Cameras | install | 164000 | 39000
system | Wall panels, gym (acoustic) | Wall panels, gym (touch control)
    Gym | Acoustics / AV control | install | 26000 | 6400
system | Library shelving units | Library checkout units
    Library | Shelving / Library circulation | furnish | 58000 | 11200
system | Parking lot lighting poles | Parking lot wireless poles
    Parking lot | Site lighting / Wireless | install | 96000 | 18700
system | Kitchen exhaust fans and controls | Kitchen display screens and controls
    Kitchen | Exhaust / Displays | install | 37000 | 8100
system | Stage rigging and curtains | Stage microphones and monitors
    Stage | Rigging / Microphones | furnish | 71000 | 19800
system | Sound absorbing panels, music room | Sound recording equipment, music room
    Music room | Acoustics / Recording | furnish | 14900 | 12300
system | Elevator cab and controls | Elevator camera and card reader
    Elevator | Elevator / Access control | install | 128000 | 7100
system | School sign, monument | School sign, LED message board
    Site entrance | Monument sign / Message board | install | 32000 | 36000
system | Backup generator fuel tank | Backup storage server appliance
    Service yard / Main equipment room | Generator / Backup | furnish | 21500 | 24000
system | Fire extinguisher cabinets, corridors | Laptop charging cabinets, corridors
    Corridors | Fire extinguishers / Charging | furnish | 6700 | 17800
system | Motorized bleachers, gym | Motorized projection screen, gym
    Gym | Bleachers / Projection | install | 143000 | 15600
system | Irrigation controller clock | Master clock controller
    Site / Main equipment room | Irrigation control / Clocks | configure | 2600 | 5900
system | Power distribution panel, MDF room | Fiber distribution panel, MDF room
    Main equipment room | Branch power / Fiber | install | 9700 | 8300
system | Fire stopping of sleeves, MDF room | Fire wall appliance, MDF room
    Main equipment room | Fire stopping / Firewall | furnish | 3600 | 28500
system | Room signs, conference rooms | Room scheduling panels, conference rooms
    Conference rooms | Room signs / Room scheduling | furnish | 1500 | 7400
system | Boiler controller and pumps | Wireless controller and licenses
    Boiler room / Main equipment room | Boilers / Wireless controller | furnish | 83000 | 26700
action | Rough-in for cameras, corridors | Configure cameras, corridors
    Corridors | Cameras | rough-in / configure | 19400 | 6800
action | Install conduit for wireless access points, library | Furnish wireless access points, library
    Library | Wireless | rough-in / furnish | 5400 | 6000
action | Patch and paint after cabling, classrooms wing B | Test and label cabling, classrooms wing B
    Wing B | Cabling | maintain / configure | 8800 | 7600
action | Annual maintenance, lighting controls | Staff training, lighting controls
    Whole building | Lighting control | maintain / train | 6500 | 2200
action | Power for interactive displays, kindergarten | Warranty for interactive displays, kindergarten
    Kindergarten | Displays | rough-in / maintain | 7300 | 3900
action | Door preparation and wiring for card readers, gym doors | Programming of card readers, gym doors
    Gym doors | Access control | rough-in / configure | 9900 | 1600
action | Remove old phone system, existing annex | Configure phone system, existing annex
    Annex | Phones | install / configure | 2700 | 4400
action | Commissioning of HVAC controls | VLAN setup for HVAC controls
    Building network | HVAC control | train / configure | 28000 | 1900
action | Backing in walls for televisions, staff lounge | Televisions, staff lounge
    Staff lounge | Televisions | rough-in / furnish | 700 | 1800
action | Cutting floor for data conduit, admin | Pulling data cable through floor, admin
    Admin | Cabling | rough-in / install | 11300 | 5200
action | Installation of clocks, admin | Synchronization of clocks, admin
    Admin | Clocks | install / configure | 2800 | 900
action | Cleaning of equipment rooms before turnover | Testing of equipment rooms before turnover
    Equipment rooms | Room turnover | maintain / configure | 2100 | 4600
action | Fire alarm inspection and testing | Fire alarm network configuration and testing
    Whole building | Fire alarm | maintain / configure | 9200 | 3300
action | Training for custodians on building controls | Remote access to building controls for vendor
    Whole building | Building controls | train / configure | 3800 | 2500
action | Mounting of projector screens, auditorium | Replacement lamps for projector, auditorium
    Auditorium | Projection | install / maintain | 5700 | 2300
action | Storage and delivery of network equipment | Configuration and staging of network equipment
    Receiving | Network | furnish / configure | 6100 | 14800
"""
"""Two things in like words; the first column says what differs."""
