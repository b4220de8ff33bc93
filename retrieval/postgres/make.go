package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
)

// Make makes a database beside the one of the address: an empty one, or one like
// that of the name given.
func Make(ctx context.Context, address, name, like string) error {
	connection, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	statement := "CREATE DATABASE " + pgx.Identifier{name}.Sanitize()
	if like != "" {
		statement += " TEMPLATE " + pgx.Identifier{like}.Sanitize()
	}
	_, err = connection.Exec(ctx, statement)
	return errors.Join(err, connection.Close(ctx))
}
