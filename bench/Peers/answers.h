// Questions, a line each (number, tab, path of the document that answers it, tab, text), and what is shown for them: a line of JSON
// each, {"qid", "hits": [{"doc", "frags": [PASSAGE]}], "oracle": [PASSAGE]}, with the first hit and its first passage, and the first
// passage of the right document. Texts are UTF-8.
#pragma once

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

struct Question {
    std::string id;
    std::string document;
    std::string text;
};

inline std::vector<Question> read_questions(const char* file) {
    std::ifstream input(file);
    if (!input) throw std::runtime_error(std::string("cannot open ") + file);
    std::vector<Question> questions;
    for (std::string line; std::getline(input, line);) {
        const size_t first = line.find('\t');
        const size_t second = line.find('\t', first + 1);
        if (second == std::string::npos) throw std::runtime_error("no question: " + line);
        questions.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
    }
    return questions;
}

class AnswerFile {
public:
    AnswerFile(const std::string& folder, const std::string& setting) : file_(std::fopen((folder + '/' + setting + ".jsonl").c_str(), "w")) {
        if (!file_) throw std::runtime_error("cannot write to " + folder);
    }
    AnswerFile(const AnswerFile&) = delete;
    AnswerFile& operator=(const AnswerFile&) = delete;
    ~AnswerFile() { std::fclose(file_); }

    // Without a hit the document is empty.
    void add(const std::string& question, const std::string& document, const std::string& first, const std::string& given) {
        const std::string hits = document.empty() ? "" : "{\"doc\":" + quoted(document) + ",\"frags\":[" + quoted(first) + "]}";
        std::fprintf(file_, "{\"qid\":%s,\"hits\":[%s],\"oracle\":[%s]}\n", quoted(question).c_str(), hits.c_str(), quoted(given).c_str());
    }

private:
    static std::string quoted(const std::string& text) {
        std::string json = "\"";
        for (const char c : text) {
            char escape[8];
            const auto byte = static_cast<unsigned char>(c);
            if (byte < ' ' || c == '"' || c == '\\') {
                std::snprintf(escape, sizeof escape, "\\u%04x", byte);
                json += escape;
            } else {
                json += c;
            }
        }
        return json + '"';
    }

    std::FILE* file_;
};
