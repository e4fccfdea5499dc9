// answer_questions PACKED DATABASE QUESTIONS OUT BYTES...: indexes the packed documents, asks each question as a bag of words by
// Xapian's usual BM25, and writes for each length a file OUT/BYTES.jsonl: the snippet of the first hit and that of the right
// document (answers.h).
#include "../answers.h"
#include "documents.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <memory>

// A snippet is written for a page of HTML.
static std::string unescaped(const std::string& snippet) {
    static const std::pair<std::string, char> escapes[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    std::string text;
    for (size_t at = 0; at < snippet.size();) {
        const auto* escape = std::find_if(std::begin(escapes), std::end(escapes), [&](const auto& e) { return snippet.compare(at, e.first.size(), e.first) == 0; });
        text += escape == std::end(escapes) ? snippet[at] : escape->second;
        at += escape == std::end(escapes) ? 1 : escape->first.size();
    }
    return text;
}

static std::string snippet(const Xapian::MSet& found, const Xapian::Stem& stem, std::string_view text, const std::string& bytes) {
    const unsigned flags = Xapian::MSet::SNIPPET_BACKGROUND_MODEL | Xapian::MSet::SNIPPET_EXHAUSTIVE;
    return unescaped(found.snippet(std::string(text), std::stoul(bytes), stem, flags, "", "", "..."));
}

static void answer(const PackedCorpus& corpus, const Xapian::Database& database, const Xapian::Stopper& stopper,
                   const std::vector<Question>& questions, const std::string& out, const std::vector<std::string>& lengths) {
    std::map<std::string, std::string_view, std::less<>> texts;
    for (const PackedDocument& document : corpus.documents()) texts.emplace(document.path, document.text);
    std::vector<std::unique_ptr<AnswerFile>> files;
    for (const std::string& length : lengths) files.push_back(std::make_unique<AnswerFile>(out, length));

    const Xapian::Stem stem("english");
    Xapian::QueryParser parser;
    parser.set_stemmer(stem);
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_stopper(&stopper);
    Xapian::Enquire enquire(database);
    for (const Question& question : questions) {
        // What begins with a capital would not be stemmed, and without flags nothing is an operator.
        std::string words = question.text;
        std::transform(words.begin(), words.end(), words.begin(), [](unsigned char c) { return std::tolower(c); });
        enquire.set_query(parser.parse_query(words, 0));
        const Xapian::MSet found = enquire.get_mset(0, 1);
        const std::string first = found.empty() ? "" : found.begin().get_document().get_data();
        for (size_t i = 0; i < lengths.size(); i++)
            files[i]->add(question.id, first, first.empty() ? "" : snippet(found, stem, texts.at(first), lengths[i]),
                          snippet(found, stem, texts.at(question.document), lengths[i]));
    }
}

int main(int argc, char** argv) {
    if (argc < 6) {
        std::fputs("usage: answer_questions PACKED DATABASE QUESTIONS OUT BYTES...\n", stderr);
        return 2;
    }
    try {
        const PackedCorpus corpus(argv[1]);
        const Xapian::SimpleStopper stopper(std::begin(stop_words), std::end(stop_words));
        Xapian::WritableDatabase database(argv[2], Xapian::DB_CREATE_OR_OVERWRITE);
        // Snippets know stems by their prefix only.
        index_corpus(corpus, database, stopper, Xapian::TermGenerator::STEM_SOME);
        answer(corpus, database, stopper, read_questions(argv[3]), argv[4], {argv + 5, argv + argc});
        return 0;
    } catch (const Xapian::Error& error) {
        std::fprintf(stderr, "%s\n", error.get_description().c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    return 1;
}
