package answer

import "encoding/json"

// Numbers are numbers of citations.
type Numbers []int

// UnmarshalJSON reads the numbers. A record of an earlier version has articles
// in their place: they are left out, the rest of the record is as it was.
func (n *Numbers) UnmarshalJSON(raw []byte) error {
	*n = nil
	var numbers []int
	if json.Unmarshal(raw, &numbers) == nil {
		*n = numbers
	}
	return nil
}
