// The benchmark's packed corpus: for every document the byte lengths of its path and of its text
// (two little-endian 32-bit integers), then the path, then the text, both UTF-8.
// The drivers read it whole before their clock starts: peers are timed without the file system.
#pragma once

#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct PackedDocument {
    std::string_view path;
    std::string_view text;
};

class PackedCorpus {
public:
    explicit PackedCorpus(const char* file) {
        std::ifstream input(file, std::ios::binary | std::ios::ate);
        if (!input) throw std::runtime_error(std::string("cannot open ") + file);
        bytes_.resize(static_cast<size_t>(input.tellg()));
        input.seekg(0);
        input.read(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
        for (size_t at = 0; at < bytes_.size();) {
            const size_t path_length = length_at(at);
            const size_t text_length = length_at(at + 4);
            const char* path = bytes_.data() + at + 8;
            documents_.push_back({{path, path_length}, {path + path_length, text_length}});
            at += 8 + path_length + text_length;
        }
    }

    const std::vector<PackedDocument>& documents() const { return documents_; }

private:
    size_t length_at(size_t at) const {
        std::uint32_t length;
        std::memcpy(&length, bytes_.data() + at, sizeof length);
        return length;
    }

    std::vector<char> bytes_;
    std::vector<PackedDocument> documents_;
};
