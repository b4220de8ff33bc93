package voices

// englishOpposites lists words of direction: what stands before the bar is
// one end of the axis, what stands after it the other. A claim that holds
// one end needs a cited sentence that holds the same end of it.
const englishOpposites = `
amount: up higher rise raise increase hike grow climb gain surge jump soar rebound rally | down fall drop decline decrease shrink plunge slump tumble dip slide cut reduce slash lower
more: more above exceed over | fewer less below under
harm: kill die fatal | injure survive unharmed unhurt
time: after following | before ahead prior
gaining: gain | lose
contest: win beat defeat victory triumph | lose defeated
arrest: arrest jail imprison capture | release free
answer: accept agree approve welcome endorse | reject refuse oppose decline condemn
verdict: convict guilty | acquit clear innocent
support: support supporter back favour favor | oppose opposition opponent
adding: add | cut remove subtract
ballot: favour favor | against
gate: open reopen | close
rank: high higher highest maximum top greater greatest | low lower lowest minimum bottom lesser
size: large larger largest big bigger biggest | small smaller smallest
good: good better best | bad worse worst
money: profit surplus | loss lose deficit
begin: begin resume continue | end stop halt suspend interrupt
leaving: stay remain | leave depart evacuate
join: join enter | leave quit withdraw exit
build: build rebuild create | destroy dismantle demolish
hire: hire recruit | fire sack dismiss
long: long longer longest | short shorter shortest
strong: strong stronger strengthen boost | weak weaker weaken undermine
lift: impose | lift scrap abolish
first: first early earliest | last late latest
male: he him his himself man husband son father brother male boy | she her hers herself woman wife daughter mother sister female girl
trade: export sell | import buy
public: public | private
legal: legal lawful | illegal unlawful
attack: attack | defend
friend: ally friend partner | enemy foe rival adversary
north: north northern | south southern
east: east eastern | west western
old: old older oldest | young younger youngest
fast: fast faster fastest | slow slower slowest
near: inside | outside
allow: allow permit | ban forbid prohibit bar
`
