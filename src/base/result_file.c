#include "base/result_file.h"

#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* What stands before each result; after it come zeros up to a multiple of 8 bytes. */
typedef struct ResultFrame {
    uint64_t job;
    uint64_t size; /* bytes of the result */
} ResultFrame;

int result_file_open(void)
{
    int file = memfd_create("results", MFD_CLOEXEC | MFD_ALLOW_SEALING);

    if (file >= 0 && fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK) != 0) {
        close(file);
        return -1;
    }
    return file;
}

static size_t padding_of(uint64_t size)
{
    return (size_t)(-size % 8);
}

bool result_file_append(int file, size_t job, Buffer *bytes)
{
    ResultFrame frame = {.job = job, .size = bytes->size};

    buffer_add_repeated(bytes, '\0', padding_of(frame.size));
    return file_write_descriptor(file, (Slice){(const char *)&frame, sizeof frame}) &&
           file_write_descriptor(file, buffer_slice(bytes));
}

bool result_file_map(int file, Slice *bytes)
{
    struct stat status;

    *bytes = (Slice){NULL, 0};
    if (fstat(file, &status) != 0) {
        return false;
    }
    /* Nothing cannot be mapped. */
    if (status.st_size == 0) {
        return true;
    }

    size_t size = (size_t)status.st_size;
    void *address = mmap(NULL, size, PROT_READ, MAP_SHARED, file, 0);

    if (address == MAP_FAILED) {
        return false;
    }
    *bytes = (Slice){address, size};
    return true;
}

bool result_file_take(Slice *bytes, size_t job, Slice *result)
{
    ResultFrame frame;

    if (bytes->size < sizeof frame) {
        return false;
    }
    memcpy(&frame, bytes->data, sizeof frame);

    Slice rest = slice_from(*bytes, sizeof frame);

    if (frame.job != job || frame.size > rest.size ||
        padding_of(frame.size) > rest.size - frame.size) {
        return false;
    }
    *result = (Slice){rest.data, (size_t)frame.size};
    *bytes = slice_from(rest, (size_t)frame.size + padding_of(frame.size));
    return true;
}
