// measure COMMAND ARGUMENT…
//
// Runs one command with standard output on /dev/null, and prints
//   <seconds> <peak resident kilobytes> <exit code>
// A process inherits, as its own peak, the resident memory of whoever starts it. Started by the
// Python script, nothing could be seen to use less than Python; started from here, nothing is hidden.
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

int main(int count, char **arguments) {
    if (count < 2) {
        fprintf(stderr, "usage: measure COMMAND ARGUMENT...\n");
        return 64;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);

    struct timespec from, to;
    pid_t child;
    clock_gettime(CLOCK_MONOTONIC, &from);
    int failure = posix_spawn(&child, arguments[1], &actions, NULL, arguments + 1, environ);
    if (failure) {
        fprintf(stderr, "measure: %s: %s\n", arguments[1], strerror(failure));
        return 2;
    }
    int status;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) < 0) {
        perror("measure: wait4");
        return 2;
    }
    clock_gettime(CLOCK_MONOTONIC, &to);

    double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    long kilobytes = usage.ru_maxrss;
#ifdef __APPLE__
    kilobytes /= 1024;
#endif
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    printf("%.6f %ld %d\n", seconds, kilobytes, code);
    return 0;
}
