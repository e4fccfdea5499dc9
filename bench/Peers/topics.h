// The topics of a test collection, a line each (number, tab, text), and the TREC run that answers them.
#pragma once

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

constexpr int run_depth = 1000;

struct Topic {
    std::string id;
    std::string text;
};

inline std::vector<Topic> read_topics(const char* file) {
    std::ifstream input(file);
    if (!input) throw std::runtime_error(std::string("cannot open ") + file);
    std::vector<Topic> topics;
    for (std::string line; std::getline(input, line);) {
        const size_t tab = line.find('\t');
        if (tab != std::string::npos) topics.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return topics;
}

class RunFile {
public:
    RunFile(const char* file, const char* name) : file_(std::fopen(file, "w")), name_(name) {
        if (!file_) throw std::runtime_error(std::string("cannot write ") + file);
    }
    RunFile(const RunFile&) = delete;
    RunFile& operator=(const RunFile&) = delete;
    ~RunFile() { std::fclose(file_); }

    void add(const std::string& topic, const std::string& document, int rank, double score) {
        std::fprintf(file_, "%s Q0 %s %d %.17g %s\n", topic.c_str(), document.c_str(), rank, score, name_);
    }

private:
    std::FILE* file_;
    const char* name_;
};
