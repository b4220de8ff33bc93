package voices

// englishMarks lists the words that take something away from a bare fact, by
// group. A line is "group scope: phrase, phrase". The scope says which words
// of the sentence the mark bears on: "right" those after it in its clause,
// "noun" the noun phrase after it, "all" the whole sentence.
const englishMarks = `
not right: not, no, never, neither, nor, none, nobody, nothing, nowhere, without, cannot, hardly, barely
not right: scarcely, no one, no longer
rule out right: ruled out, rule out, rules out, ruling out
decline right: declined, declines, declining, refused, refuses, refuse, refusing
fail right: failed, fails, fail, failing, failure, unable
deny right: denied, denies, deny, denying, denial
prevent right: prevent, prevents, prevented, preventing, avoid, avoids, avoided, avoiding, avert, averted
cast right: called, calls, calling, labeled, labelled, dubbed, branded, portrayed, portrays, portraying
cast right: casting, depicted, characterized, described as, framed as
reject right: rejected, rejects, rejecting, reject, opposed, opposes, opposing, blocked, blocks, blocking
reject right: vetoed, overturned, scrapped, cancelled, canceled, cancels, cancelling, abandoned, abandons
reject right: dismissed, dismissing, halted, suspended, postponed, postpones, delayed, stopped, stops
reject right: stopping
acquit right: acquitted, acquits, acquitting, cleared
stop short right: stopped short, stops short
report right: reportedly, reported that, reported to have, reported to be, reports of, rumors of, rumours of
report right: said to be, said to have, rumored, rumoured, rumoredly, unconfirmed
fear right: fear, fears, feared, fearing, worry, worries, worried, doubt, doubts, doubted
suspect noun: suspected, alleged, purported
suspect right: suspect, suspects, allegedly, purportedly, supposedly, suspected of, accused, accuses, accusing
suspect right: suspicion of, allegation of, allegations of, claims of, believed, thought to, alleged
possible right: may, might, could, possibly, perhaps, maybe, potentially, can
possible noun: possible, potential
likely right: likely, probably, appears, appeared, appear, seems, seemed, seem, apparently, presumably
likely noun: apparent
unlikely right: unlikely
expect right: expected, expects, expect, due to, scheduled, set to, poised, about to, anticipated, anticipates
expect right: forecast, due
expect noun: upcoming, forthcoming
plan right: plan to, plans to, planned to, planning to, planned, plans, plan, intends, intend, intended
plan right: intending, aims, aim, aimed, designed, hopes, hope, hoping, hoped, preparing, prepare, prepares
plan right: wants, want, wanted
propose noun: proposed
propose right: proposes, proposal, propose, considering, considers, weighing, mulling, drafting, draft
will right: will, shall, going to
would right: would
order right: answer only that, answer that, and state that, and say that, and answer
if all: if, provided that, as long as, subject to, depending on, on condition, in case, pending
unless all: unless
except all: except, otherwise
must right: must, have to, has to, had to, required to
should right: should, ought
suggest right: suggest, suggests, suggested, suggesting, recommend, recommends, recommended, advise, advises
suggest right: advised
try right: attempt, attempts, attempted, attempting, try, tries, tried, trying, seek, seeks, sought, seeking
try right: effort to, efforts to
promise right: promised, promises, pledged, pledges, vowed, vows, offered, offers, offer, pledge, promise
demand right: demanded, demands, urged, urges, called for, calls for, requested, requests, demanding, urging
threaten right: threatened, threatens, threat, threatening, threaten
former noun: former, ex, one-time, onetime, retired
deputy noun: deputy, vice
acting noun: acting, interim, caretaker
usual right: usually, often, typically, generally, normally, frequently
rare right: rarely, seldom, occasionally, sometimes
almost noun: almost, nearly
partly noun: partly, partially
mostly noun: mostly
`
