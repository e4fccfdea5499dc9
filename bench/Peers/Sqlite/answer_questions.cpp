// answer_questions PACKED DATABASE QUESTIONS OUT TOKENS...: indexes the packed documents with FTS5, asks each question as a bag of
// words by its BM25, and writes for each number of tokens (at most 64) a file OUT/TOKENS.jsonl: the snippet() of the first hit and
// that of the right document (answers.h).
#include "../answers.h"
#include "documents.h"

#include <map>

struct Hit {
    std::string path;
    std::vector<std::string> snippets;
};

class Asked {
public:
    Asked(const Database& database, std::vector<std::string> lengths) : database_(database), lengths_(std::move(lengths)) {
        std::string columns = "select path";
        for (const std::string& length : lengths_) columns += ", snippet(documents, 1, '', '', '...', " + length + ")";
        columns += " from documents where documents match ? ";
        first_ = std::make_unique<Statement>(prepare(database, (columns + "order by rank limit 1").c_str()));
        given_ = std::make_unique<Statement>(prepare(database, (columns + "and rowid = ?").c_str()));
    }

    Hit first(const std::string& query) const { return ask(*first_, query); }

    Hit given(const std::string& query, sqlite3_int64 row) const {
        require(sqlite3_bind_int64(given_->get(), 2, row), SQLITE_OK, database_.get());
        return ask(*given_, query);
    }

private:
    Hit ask(const Statement& select, const std::string& query) const {
        Hit hit{"", std::vector<std::string>(lengths_.size())};
        if (query.empty()) return hit;
        bind(database_, select, 1, query);
        const int step = sqlite3_step(select.get());
        if (step == SQLITE_ROW) {
            hit.path = text(select, 0);
            for (size_t i = 0; i < lengths_.size(); i++) hit.snippets[i] = text(select, static_cast<int>(i) + 1);
        } else {
            require(step, SQLITE_DONE, database_.get());
        }
        sqlite3_reset(select.get());
        return hit;
    }

    static std::string text(const Statement& select, int column) {
        return reinterpret_cast<const char*>(sqlite3_column_text(select.get(), column));
    }

    const Database& database_;
    const std::vector<std::string> lengths_;
    std::unique_ptr<Statement> first_, given_;
};

static void answer(const PackedCorpus& corpus, const Database& database, const std::vector<Question>& questions, const std::string& out,
                   const std::vector<std::string>& lengths) {
    // Rows are numbered from 1 in the order in which they came.
    std::map<std::string, sqlite3_int64, std::less<>> rows;
    for (const PackedDocument& document : corpus.documents()) rows.emplace(document.path, rows.size() + 1);

    const Asked asked(database, lengths);
    std::vector<std::unique_ptr<AnswerFile>> files;
    for (const std::string& length : lengths) files.push_back(std::make_unique<AnswerFile>(out, length));
    for (const Question& question : questions) {
        const std::string query = any_word(question.text);
        const Hit first = asked.first(query);
        const Hit given = asked.given(query, rows.at(question.document));
        for (size_t i = 0; i < lengths.size(); i++) files[i]->add(question.id, first.path, first.snippets[i], given.snippets[i]);
    }
}

int main(int argc, char** argv) {
    if (argc < 6) {
        std::fputs("usage: answer_questions PACKED DATABASE QUESTIONS OUT TOKENS...\n", stderr);
        return 2;
    }
    try {
        const PackedCorpus corpus(argv[1]);
        const Database database = open_new(argv[2]);
        index_corpus(corpus, database);
        answer(corpus, database, read_questions(argv[3]), argv[4], {argv + 5, argv + argc});
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
