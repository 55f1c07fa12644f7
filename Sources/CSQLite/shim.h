#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast of -1, which Swift does not import. With it SQLite copies the bytes before it returns.
   A null pointer would bind NULL instead of empty text or an empty blob. */
static inline int musicskill_bind_text(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 length) {
    return sqlite3_bind_text64(statement, index, text ? text : "", length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int musicskill_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 length) {
    return sqlite3_bind_blob64(statement, index, bytes ? bytes : "", length, SQLITE_TRANSIENT);
}
