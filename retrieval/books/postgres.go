package books

// Postgres is the engine of several machines. Its transactions see what others
// committed before each statement (READ COMMITTED).
func Postgres() Engine {
	return Engine{passOver: `FOR UPDATE SKIP LOCKED`, recordHolds: `position(CAST(?1 AS bytea) IN record) > 0`}
}
