// index_corpus PACKED DATABASE: builds an FTS5 table and prints how long that took.
#include "../packed_corpus.h"
#include "../stopwatch.h"

#include <sqlite3.h>

#include <cstdio>
#include <memory>

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

static void require(int result, int expected, sqlite3* database) {
    if (result != expected) throw std::runtime_error(sqlite3_errmsg(database));
}

static void execute(const Database& database, const char* sql) {
    require(sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr), SQLITE_OK, database.get());
}

static void bind(const Database& database, const Statement& statement, int column, std::string_view text) {
    require(sqlite3_bind_text(statement.get(), column, text.data(), static_cast<int>(text.size()), SQLITE_STATIC),
            SQLITE_OK, database.get());
}

static void index_corpus(const PackedCorpus& corpus, const char* path) {
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open(path, &handle);
    const Database database(handle, sqlite3_close);
    require(opened, SQLITE_OK, handle);

    // A quarter of a gigabyte of cache, as Java Lucene has for its buffer, and one transaction:
    // the fastest way to load it that still leaves a durable file.
    execute(database, "pragma journal_mode=wal; pragma synchronous=normal; pragma cache_size=-256000");
    execute(database, "create virtual table documents using fts5(path unindexed, body, tokenize='porter unicode61')");
    execute(database, "begin");
    {
        sqlite3_stmt* prepared = nullptr;
        require(sqlite3_prepare_v2(handle, "insert into documents values (?, ?)", -1, &prepared, nullptr),
                SQLITE_OK, handle);
        const Statement insert(prepared, sqlite3_finalize);
        for (const PackedDocument& source : corpus.documents()) {
            bind(database, insert, 1, source.path);
            bind(database, insert, 2, source.text);
            require(sqlite3_step(insert.get()), SQLITE_DONE, handle);
            sqlite3_reset(insert.get());
        }
    }
    execute(database, "commit");
    // Until the log is copied into the database the work is not finished, only postponed.
    execute(database, "pragma wal_checkpoint(truncate)");
}

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: index_corpus PACKED DATABASE\n", stderr);
        return 2;
    }
    try {
        const PackedCorpus corpus(argv[1]);
        const Stopwatch stopwatch;
        index_corpus(corpus, argv[2]);
        stopwatch.report(sqlite3_libversion(), corpus.documents().size());
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
