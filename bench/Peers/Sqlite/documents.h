// The packed documents in an FTS5 table, and a text as a query for any of its words.
#pragma once

#include "../packed_corpus.h"

#include <sqlite3.h>

#include <cctype>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

inline void require(int result, int expected, sqlite3* database) {
    if (result != expected) throw std::runtime_error(sqlite3_errmsg(database));
}

inline Statement prepare(const Database& database, const char* sql) {
    sqlite3_stmt* prepared = nullptr;
    require(sqlite3_prepare_v2(database.get(), sql, -1, &prepared, nullptr), SQLITE_OK, database.get());
    return Statement(prepared, sqlite3_finalize);
}

inline void execute(const Database& database, const char* sql) {
    require(sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr), SQLITE_OK, database.get());
}

inline void bind(const Database& database, const Statement& statement, int column, std::string_view text) {
    require(sqlite3_bind_text(statement.get(), column, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT),
            SQLITE_OK, database.get());
}

inline void index_corpus(const PackedCorpus& corpus, const Database& database) {
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
inline std::string any_word(const std::string& text) {
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

inline Database open_new(const char* file) {
    sqlite3* handle = nullptr;
    std::remove(file);
    const int opened = sqlite3_open(file, &handle);
    Database database(handle, sqlite3_close);
    require(opened, SQLITE_OK, handle);
    return database;
}
