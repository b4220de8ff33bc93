package books

// SQLite is the engine of one machine. It has one writer at a time.
func SQLite() Engine {
	return Engine{recordHolds: `instr(record, CAST(?1 AS BLOB)) > 0`}
}
