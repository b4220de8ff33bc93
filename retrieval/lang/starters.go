package lang

// starters are English words that are common at the start of a sentence and
// are hardly ever a name alone: a capital letter on them says nothing. They
// decide whether "the U.S. Officials" is one sentence, and keep "Officials
// said" from being read as a name. The list is our own.
var starters = setOf(`according account activists actually additional additionally address adding advocates afterward
	afterwards again agents ago aid airstrikes allies already alternatively always ambulances analysts announcements
	anyone anything apart apparently approval armed army arrests artillery asked assailants attackers attacks attempts
	attorneys audiences authorities aware banks based bombs border briefly building buildings bullets business
	businesses buyers calls campaign campaigners candidates cars casualties cells central certainly charges children
	churches cities citizens civil civilians claims clashes classes clearly coalition combined comment comments
	commuters companies company competition concerns conditions confirmed conflict consequently construction consumers
	costs council counterterrorism country couples court courts crews crime critics crowds curfew currently customers
	damage deaths debris defendants delegates demand demonstrators deputies detainees details detectives developers
	diplomacy diplomatic diplomats doctors domestic donations donors dozens drivers drones early earlier economic
	economists editors eight eighteen eighty elections eleven elsewhere emergency employees employers ending engineers
	entire essentially eventually everybody everyone everything evidence examples executives existing experts
	explosions explosives exports extra eyewitnesses families fans farmers fewer fifteen fifty fighters fighting figures
	final finally financial firefighters fires firms first five flights floods following food footage forces foreign
	fortunately forty four fourteen fourth friends fuel full fully further furthermore gas generally girls given global
	good government governments grants great groups growing guards guests gunfire gunmen half health heavy help
	hence high higher historically holding homes hopefully hospitals hostages hours houses households humanitarian
	hundreds ideally imports increasingly indeed independent industry inflation initial initially injured inspectors
	instead insurers intelligence interest interior international investigations investigators investors invited
	journalists judges jurors justice key kids knowing labor labour lack land large largely last late lately later
	lawmakers lawyers leaders leading left legal let letters life like likewise little local locals long looking
	looters low lower mainly major making managers manufacturers markets material maybe mayors medics meetings
	members men merchants migrants military militants millions ministers mobile money monitoring months mothers motorists
	multiple music national naturally nearby nearly negotiations negotiators neighbors neighbours new news next nine
	nineteen ninety nobody none nonetheless normally notably nothing nurses observers obviously occasionally officers
	offices official officials often oil old older one ones open operations opponents opposition organisers organizers
	originally others otherwise overall overnight owners parents parliament part particularly parties partners
	passengers patients payments people perhaps personnel photographs photos pilots plans players please plus police
	policy political politicians polls poor power powerful preliminary presumably previous previously prices prior
	prisoners private probably producers profits progress prosecutors protesters protests public publicly put quickly
	raids rain rather real really rebels recent recently records refugees regardless regional regulators relations
	relatives remarkably rents reporters reports rescue rescuers research researchers residents responders responding
	results retailers rising rivals roads roughly rumors russian-backed sadly sales sanctions scholars schools
	scientists search second security seeing seemingly seizing separate separately seven seventeen seventy several
	severe shareholders shares shelling shops short shortly significant significantly similar similarly sixteen sixty
	six small smoke social soldiers somebody someone something sometimes somewhere soon sources spectators speaking
	staff state statements states stocks stop stores storms strikes strong students subsequently suddenly supplies
	supporters sure surely surrounding survivors suspects swimmers talks tanks targets tax taxes teachers teams
	technically temperatures ten tens tensions terrorism terrorists thank thanks thirdly thirteen thirty thousands
	three thus tickets times today tomorrow tonight total tourism tourists towns trade traders traditionally traffic
	trains travelers travellers trees trial troops trucks turnout twelve twenty two typically ultimately under
	understandably unfortunately unidentified union unions united universities unknown unlike used users usually
	various vehicles victims viewers villagers violence visitors volunteers voters votes voting wages wars water
	weapons weather weeks well whatever whenever widespread winds winning witnesses women wonderful words work workers
	working world writers years yes yesterday young younger youth zero`)
