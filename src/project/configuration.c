#include "project/configuration.h"

#include "base/file.h"
#include "base/path.h"
#include "project/configuration_reader.h"
#include "base/repository.h"

#include <errno.h>

enum { FILE_SIZE_MOST = 1 << 20 };

bool configuration_find(Arena *arena, Slice folder, Slice *file)
{
    Slice repository = {0};

    repository_find(arena, folder, &repository);
    for (;; folder = path_folder(folder)) {
        Slice path = path_join(arena, folder, SLICE("memoc.yaml"));

        if (file_exists(path)) {
            *file = path;
            return true;
        }
        if (folder.size <= 1 || folder.size == repository.size) {
            return false;
        }
    }
}

/* Somebody who names a program expects that it runs. */
static void tell_of_idle_program(const ConfigurationReader *reader)
{
    const Settings *settings = reader->settings;
    const ValuePair *pair = value_find_path(reader->root, SLICE("math.command"));

    if (pair == NULL || settings->math_command.count == 0 || settings->trust_programs) {
        return;
    }
    diagnostic_add(reader->problems, SLICE("config/no-effect"), SEVERITY_INFO, reader->source,
                   pair->key_span, "the program of math.command does not run")
        ->help = SLICE("to let it, add trust: {programs: true}");
}

bool configuration_read(Settings *settings, Arena *arena, Slice root, Source *source,
                        ReadYaml *read_yaml, DiagnosticList *problems)
{
    size_t before = diagnostic_list_count(problems, SEVERITY_ERROR);

    settings_init(settings, arena, root);
    settings->config_path = source->path;
    settings->config_source = source;

    const Value *value = read_yaml(arena, source, problems);
    ConfigurationReader reader = {
        .arena = arena,
        .source = source,
        .root = value,
        .settings = settings,
        .problems = problems,
    };

    if (value && value->kind != VALUE_NULL) {
        configuration_read_map(&reader, NULL, value, settings);
        tell_of_idle_program(&reader);
    }
    return value && diagnostic_list_count(problems, SEVERITY_ERROR) == before;
}

ConfigurationResult configuration_load(Settings *settings, Arena *arena, Slice file,
                                       ReadYaml *read_yaml, DiagnosticList *problems)
{
    Slice root = path_folder(file);
    Source *source = arena_new(arena, Source);
    Slice bytes;

    if (!file_read(arena, file, FILE_SIZE_MOST, &bytes)) {
        diagnostic_add_file(problems, SLICE("config/unreadable"), SEVERITY_ERROR, path_name(file),
                            "cannot be read: %s", strerror(errno));
        settings_init(settings, arena, root);
        return CONFIGURATION_FAILED;
    }
    source_init(source, arena, path_name(file), bytes);
    return configuration_read(settings, arena, root, source, read_yaml, problems)
               ? CONFIGURATION_GOOD
               : CONFIGURATION_BAD;
}
