// Package bot holds what Pullquote does, with no SDK in sight.
package bot
