#include "base/result_file.h"

#include <errno.h>
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

static bool write_all(int file, Slice bytes)
{
    while (bytes.size > 0) {
        ssize_t count = write(file, bytes.data, bytes.size);

        if (count < 0 && errno != EINTR) {
            return false;
        }
        bytes = slice_from(bytes, count > 0 ? (size_t)count : 0);
    }
    return true;
}

bool result_file_append(int file, size_t job, Buffer *bytes)
{
    ResultFrame frame = {.job = job, .size = bytes->size};

    buffer_add_repeated(bytes, '\0', padding_of(frame.size));
    return write_all(file, (Slice){(const char *)&frame, sizeof frame}) &&
           write_all(file, buffer_slice(bytes));
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
