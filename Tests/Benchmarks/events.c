// events FOLDER        every *.yaml and *.yml in the folder, by name
// events < LIST        the files named on standard input, one a line
//
// The floor for reading profiles: each file goes through libyaml, every event is pulled and thrown away.
// Prints the count of files, bytes, events and scalars.
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>
#include <yaml.h>

static void fail(const char *what) {
    perror(what);
    exit(2);
}

static void *grown(void *memory, size_t size) {
    memory = realloc(memory, size);
    if (!memory) fail("memory");
    return memory;
}

// The names of the files, sorted.

static char **names;
static size_t name_count, name_room;

static void add_name(const char *name) {
    if (name_count == name_room) {
        name_room = name_room ? name_room * 2 : 1024;
        names = grown(names, name_room * sizeof *names);
    }
    if (!(names[name_count++] = strdup(name))) fail("memory");
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int is_yaml(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot && dot != name && (!strcmp(dot, ".yaml") || !strcmp(dot, ".yml"));
}

static int list_folder(const char *path) {
    DIR *folder = opendir(path);
    if (!folder) fail(path);
    for (struct dirent *entry; (entry = readdir(folder));)
        if (is_yaml(entry->d_name)) add_name(entry->d_name);
    closedir(folder);
    qsort(names, name_count, sizeof *names, by_name);
    int descriptor = open(path, O_RDONLY | O_DIRECTORY);
    if (descriptor < 0) fail(path);
    return descriptor;
}

static int list_input(void) {
    char *line = NULL;
    size_t room = 0;
    for (ssize_t length; (length = getline(&line, &room, stdin)) > 0;) {
        if (line[length - 1] == '\n') line[--length] = 0;
        if (length) add_name(line);
    }
    free(line);
    return AT_FDCWD;
}

// One file at a time, into the same buffer.

static unsigned char *buffer;
static size_t buffer_room;

static size_t read_file(int folder, const char *name) {
    int file = openat(folder, name, O_RDONLY);
    struct stat facts;
    if (file < 0 || fstat(file, &facts) < 0) fail(name);
    size_t size = (size_t)facts.st_size;
    if (size > buffer_room) buffer = grown(buffer, buffer_room = size * 2);
    size_t have = 0;
    while (have < size) {
        ssize_t got = read(file, buffer + have, size - have);
        if (got < 0) fail(name);
        if (got == 0) break;
        have += (size_t)got;
    }
    close(file);
    return have;
}

int main(int count, char **arguments) {
    int folder = count > 1 ? list_folder(arguments[1]) : list_input();
    size_t bytes = 0, events = 0, scalars = 0;
    for (size_t i = 0; i < name_count; i++) {
        size_t size = read_file(folder, names[i]);
        bytes += size;
        yaml_parser_t parser;
        if (!yaml_parser_initialize(&parser)) fail("libyaml");
        yaml_parser_set_input_string(&parser, buffer, size);
        for (int done = 0; !done;) {
            yaml_event_t event;
            if (!yaml_parser_parse(&parser, &event)) {
                fprintf(stderr, "%s:%zu:%zu: %s\n", names[i], parser.problem_mark.line + 1,
                        parser.problem_mark.column + 1, parser.problem ? parser.problem : "out of memory");
                return 1;
            }
            events++;
            scalars += event.type == YAML_SCALAR_EVENT;
            done = event.type == YAML_STREAM_END_EVENT;
            yaml_event_delete(&event);
        }
        yaml_parser_delete(&parser);
    }
    printf("files: %zu\nbytes: %zu\nevents: %zu\nscalars: %zu\n", name_count, bytes, events, scalars);
    return 0;
}
