#!/bin/sh
# Starts a real WordPress with its database in a folder of its own, listening on
# loopback only, and prints an editor's application password. Both run until the
# processes of php.pid and db.pid end.
set -eu
folder=$1 port=$2 zone=$3 me=$(id -un)
mkdir -p "$folder/db"
mariadb-install-db --no-defaults --datadir="$folder/db" --auth-root-authentication-method=normal --skip-test-db --user="$me" >/dev/null
mariadbd --no-defaults --datadir="$folder/db" --socket="$folder/s" --skip-networking --user="$me" --pid-file="$folder/db.pid" >"$folder/db.log" 2>&1 &
asked=0
until mariadb --no-defaults -S "$folder/s" -u root -e 'select 1' >/dev/null 2>&1; do
	asked=$((asked + 1))
	test $asked -lt 300
	sleep 0.1
done
mariadb --no-defaults -S "$folder/s" -u root -e "create database wp; create user wp@localhost identified by 'wp'; grant all on wp.* to wp@localhost"
cp -rL /usr/share/wordpress "$folder/site"
cat >"$folder/site/wp-config.php" <<PHP
<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp'); define('DB_HOST', 'localhost:$folder/s');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_ENVIRONMENT_TYPE', 'local'); // application passwords without TLS
define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('DISABLE_WP_CRON', true); define('FS_METHOD', 'direct');
define('WP_HOME', 'http://127.0.0.1:$port'); define('WP_SITEURL', 'http://127.0.0.1:$port');
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
PHP
cat >"$folder/install.php" <<PHP
<?php
define('WP_INSTALLING', true);
\$_SERVER['HTTP_HOST'] = '127.0.0.1:$port';
require '$folder/site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Islander', 'editor', 'editor@example.org', true, '', 'unused');
update_option('permalink_structure', '/%postname%/');
flush_rewrite_rules(false);
update_option('timezone_string', '$zone');
wp_delete_post(1, true);
list(\$password) = WP_Application_Passwords::create_new_application_password(1, ['name' => 'test']);
echo \$password;
PHP
cat >"$folder/router.php" <<'PHP'
<?php
$root = __DIR__ . '/site';
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && is_file($root . $path)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
chdir($root);
require $root . '/index.php';
PHP
password=$(php -d error_reporting=0 "$folder/install.php")
php -d error_reporting=0 -S "127.0.0.1:$port" -t "$folder/site" "$folder/router.php" >"$folder/php.log" 2>&1 &
echo $! >"$folder/php.pid"
echo "$password"
