// Wall and CPU time since construction, printed as the one line of JSON that the benchmark reads.
#pragma once

#include <chrono>
#include <cstdio>
#include <sys/resource.h>

class Stopwatch {
public:
    void report(const char* version, size_t documents) const {
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start_;
        std::printf("{\"version\":\"%s\",\"documents\":%zu,\"seconds\":%.3f,\"cpuSeconds\":%.3f}\n",
                    version, documents, wall.count(), cpu_seconds() - start_cpu_);
    }

private:
    static double cpu_seconds() {
        rusage use{};
        getrusage(RUSAGE_SELF, &use);
        return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec)
             + static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
    }

    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    double start_cpu_ = cpu_seconds();
};
