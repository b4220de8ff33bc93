package ground

import "testing"

// forms are ways in which English says the same with other small words or in
// another order. Each holds, and beside each stand lies that look like it.
var forms = []struct {
	what  string
	holds [][2]string // line, claim
	lies  [][2]string
}{
	{"a time or a place between a verb and what it governs", [][2]string{
		{"The union asked the court on Tuesday to stop the sale.", "The union asked the court to stop the sale."},
		{"Carr was jailed for life today, with no chance of parole, for the murder of Reed.", "Carr was jailed for life for the murder of Reed."},
		{"Carr was fined in Corin for stealing cars.", "Carr was fined for stealing cars."},
	}, [][2]string{
		{"The union asked the court on Tuesday not to stop the sale.", "The union asked the court to stop the sale."},
		{"The union asked the bank in Corin to stop the sale.", "The union stopped the sale."},
		{"The union never asked the court on Tuesday to stop the sale.", "The union asked the court to stop the sale."},
		{"The union asked a friend of the court to stop the sale.", "The union asked the court to stop the sale."},
		{"The union may ask the court on Tuesday to stop the sale.", "The union asked the court to stop the sale."},
	}},
	{"parts left out one after the other", [][2]string{
		{"Reed shot the dog, a Great Dane, instead of the man.", "Reed shot the dog."},
		{"The land was turned to fields to feed people; about 3% is given over to towns.", "The land was turned to fields."},
		{"Carr, 26, of Lakeside, Corin, has been charged with murder.", "Carr has been charged with murder."},
		{"Carr, a former steel worker who has ruled Corin since 1989, has won the vote.", "Carr has won the vote."},
	}, [][2]string{
		{"Men from Corin, who were armed, are banned from the club.", "Men are banned from the club."},
		{"Carr, the brother of Reed, and Hill resigned.", "Reed and Hill resigned."},
		{"The wife of Carr, a teacher, was charged with murder.", "Carr was charged with murder."},
		{"Police arrested the man, not Carr, the minister.", "Police arrested the minister."},
		{"Reed shot at the dog, a Great Dane, but missed, police said.", "Reed shot at the dog."},
	}},
	{"the place of the report", [][2]string{
		{"OAKLAND, Calif. (AP) — The bank failed on Friday.", "The bank failed on Friday."},
		{"PARIS – The bank failed on Friday.", "The bank failed on Friday."},
		{"Regardless, the bank failed.", "The bank failed."},
	}, [][2]string{
		{"Carr - the bank failed.", "The bank failed, Carr said."},
		{"Allegedly, the bank failed.", "The bank failed."},
		{"Mr Carr – a thief – resigned.", "A thief resigned."},
		{"IF THE VOTE FAILS – the bank will close.", "The bank will close."},
		{"Carr denied it - the bank failed.", "Carr denied the bank failed."},
	}},
	{"a phrase of how under a verb that turns", [][2]string{
		{"Reed said in Corin that the talks had failed because of Hill.", "Reed said the talks had failed."},
	}, [][2]string{
		{"Carr failed to sell the boats in Corin.", "Carr failed to sell the boats."},
		{"Carr refused bribes from the bank.", "Carr refused bribes."},
		{"Carr was banned from the club in Corin.", "Carr was banned from the club."},
		{"Carr denied, for a month, selling the boat to Reed.", "Carr denied selling the boat."},
		{"Carr, who was not hurt, did not flee to Corin.", "Carr did not flee."},
	}},
	{"what a clause tells of a thing", [][2]string{
		{"Officials have not said what caused the crash, which happened near Corin.", "The crash happened near Corin."},
		{"The bank, which employs 400 people in Corin, said it would close.", "The bank employs 400 people in Corin."},
	}, [][2]string{
		{"Carr met the wife of Reed, who was arrested.", "Reed was arrested."},
		{"Officials doubt that Carr sold the boat, which Reed owns.", "Carr sold the boat."},
		{"The bank, which Reed says lost money, said it would close.", "The bank lost money."},
		{"The bank, which may employ 400 people, said it would close.", "The bank employs 400 people."},
		{"The bank, which employs 400 people, said Reed fled.", "Reed fled."},
	}},
	{"the first of two verbs", [][2]string{
		{"Carr had paid for the boat but decided to sell the house.", "Carr decided to sell the house."},
		{"The bank lost a case and dismissed 12 clerks.", "The bank dismissed 12 clerks."},
	}, [][2]string{
		{"Carr was not fined and jailed for a year.", "Carr was jailed for a year."},
		{"Carr refused to pay and to sell the house.", "Carr sold the house."},
		{"Carr wanted to buy the boat but sell the house.", "Carr sold the house."},
		{"Carr did not pay the man or sell the house.", "Carr sold the house."},
		{"Reed said Carr paid the man but sold the house.", "Carr sold the house."},
	}},
	{"a superlative in another part", [][2]string{
		{"The latest figures show the bank lost money in Corin.", "The latest figures show the bank lost money."},
	}, [][2]string{
		{"Carr sold the most boats in Corin.", "Carr sold the most boats."},
		{"Carr is the first woman in the club.", "Carr is the first woman."},
		{"The tallest man was Carr in 2012.", "The tallest man was Carr."},
		{"No figures show the bank lost money in Corin.", "No figures show the bank lost money."},
		{"Few said the bank lost money in Corin.", "Few said the bank lost money."},
	}},
	{"what somebody is taken as", [][2]string{
		{"The win ended the 31-year term of the dog as the favourite of the county.", "The win ended the 31-year term of the dog."},
	}, [][2]string{
		{"Carr was named as the thief by Reed.", "Carr was the thief."},
		{"Carr described the plan as a lie.", "The plan was a lie."},
		{"Carr resigned as chairman of the bank.", "The chairman of the bank resigned."},
		{"Carr is as tall as Reed.", "Carr is tall."},
		{"Carr is seen as a thief.", "Carr is a thief."},
	}},
	{"a role before or behind the name", [][2]string{
		{"Campaign chair Ann Carr resigned.", "Ann Carr, the campaign chair, resigned."},
		{"Police arrested mayor Ann Carr on Friday.", "Police arrested Ann Carr, the mayor, on Friday."},
	}, [][2]string{
		{"Former mayor Ann Carr resigned.", "Ann Carr, the mayor, resigned."},
		{"Ann Carr, the mayor's wife, resigned.", "Mayor Ann Carr resigned."},
		{"Ann Carr, Reed and the mayor resigned.", "Mayor Ann Carr resigned."},
		{"Deputy mayor Ann Carr resigned.", "Ann Carr, the mayor, resigned."},
		{"The mayor saw Ann Carr, the nurse, on Friday.", "The mayor saw mayor Ann Carr on Friday."},
	}},
}

func TestForms(t *testing.T) {
	for _, f := range forms {
		for _, pair := range f.holds {
			if !holdsOn(pair[0], pair[1]) {
				t.Errorf("%s: %q does not hold on %q", f.what, pair[1], pair[0])
			}
		}
		for _, pair := range f.lies {
			if holdsOn(pair[0], pair[1]) {
				t.Errorf("%s: %q holds on %q", f.what, pair[1], pair[0])
			}
		}
	}
}
