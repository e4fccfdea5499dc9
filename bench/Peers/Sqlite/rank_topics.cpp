// rank_topics PACKED DATABASE TOPICS RUN: indexes the packed documents with FTS5, asks each topic as a bag of words by its BM25, and
// writes what is found as a TREC run.
#include "../packed_corpus.h"
#include "../topics.h"

#include <sqlite3.h>

#include <cctype>
#include <memory>

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

static void require(int result, int expected, sqlite3* database) {
    if (result != expected) throw std::runtime_error(sqlite3_errmsg(database));
}

static Statement prepare(const Database& database, const char* sql) {
    sqlite3_stmt* prepared = nullptr;
    require(sqlite3_prepare_v2(database.get(), sql, -1, &prepared, nullptr), SQLITE_OK, database.get());
    return Statement(prepared, sqlite3_finalize);
}

static void execute(const Database& database, const char* sql) {
    require(sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr), SQLITE_OK, database.get());
}

static void bind(const Database& database, const Statement& statement, int column, std::string_view text) {
    require(sqlite3_bind_text(statement.get(), column, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT),
            SQLITE_OK, database.get());
}

static void index_corpus(const PackedCorpus& corpus, const Database& database) {
    execute(database, "create virtual table documents using fts5(path unindexed, body, tokenize='porter unicode61')");
    execute(database, "begin");
    const Statement insert = prepare(database, "insert into documents values (?, ?)");
    for (const PackedDocument& source : corpus.documents()) {
        bind(database, insert, 1, source.path);
        bind(database, insert, 2, source.text);
        require(sqlite3_step(insert.get()), SQLITE_DONE, database.get());
        sqlite3_reset(insert.get());
    }
    execute(database, "commit");
}

// Each word in quotes, so that none is an operator; bytes beyond ASCII are of words.
static std::string any_word(const std::string& text) {
    std::string query, word;
    for (const char c : text + ' ') {
        if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80) {
            word += c;
        } else if (!word.empty()) {
            query += (query.empty() ? "\"" : " OR \"") + word + '"';
            word.clear();
        }
    }
    return query;
}

static void rank(const Database& database, const std::vector<Topic>& topics, RunFile& run) {
    const Statement select = prepare(database, "select path, rank from documents where documents match ? order by rank limit ?");
    for (const Topic& topic : topics) {
        const std::string query = any_word(topic.text);
        if (query.empty()) continue;
        bind(database, select, 1, query);
        require(sqlite3_bind_int(select.get(), 2, run_depth), SQLITE_OK, database.get());
        int step = SQLITE_OK;
        for (int place = 1; (step = sqlite3_step(select.get())) == SQLITE_ROW; place++) {
            const std::string path = reinterpret_cast<const char*>(sqlite3_column_text(select.get(), 0));
            // FTS5 has the best first by giving it the lowest number.
            run.add(topic.id, path, place, -sqlite3_column_double(select.get(), 1));
        }
        require(step, SQLITE_DONE, database.get());
        sqlite3_reset(select.get());
    }
}

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fputs("usage: rank_topics PACKED DATABASE TOPICS RUN\n", stderr);
        return 2;
    }
    try {
        sqlite3* handle = nullptr;
        std::remove(argv[2]);
        const int opened = sqlite3_open(argv[2], &handle);
        const Database database(handle, sqlite3_close);
        require(opened, SQLITE_OK, handle);
        index_corpus(PackedCorpus(argv[1]), database);
        RunFile run(argv[4], "sqlite");
        rank(database, read_topics(argv[3]), run);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
