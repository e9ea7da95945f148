#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include "CArchive.h"

void *gzip_open(int32_t fd) {
  gzFile stream = gzdopen(fd, "rb");
  if (stream) gzbuffer(stream, 1 << 18);
  return stream;
}

int64_t gzip_read(void *stream, uint8_t *bytes, int64_t capacity) {
  int count = gzread((gzFile)stream, bytes, (unsigned)(capacity > (1 << 30) ? (1 << 30) : capacity));
  if (count > 0) return count;
  int code = Z_OK;
  gzerror((gzFile)stream, &code);
  return count < 0 || (code != Z_OK && code != Z_STREAM_END) ? -1 : 0;
}

const char *gzip_message(void *stream) {
  int code = Z_OK;
  const char *message = gzerror((gzFile)stream, &code);
  // zlib knows the file by its descriptor alone: "<fd:3>: unexpected end of file".
  const char *rest = message && !strncmp(message, "<fd:", 4) ? strstr(message, ": ") : NULL;
  if (rest) message = rest + 2;
  return message && *message ? message : "damaged gzip data";
}

void gzip_close(void *stream) { gzclose((gzFile)stream); }

void *gzip_create(int32_t fd) { return gzdopen(fd, "wb6"); }

int32_t gzip_write(void *stream, const uint8_t *bytes, int64_t count) {
  while (count > 0) {
    unsigned part = count > (1 << 30) ? (1 << 30) : (unsigned)count;
    if (gzwrite((gzFile)stream, bytes, part) != (int)part) return -1;
    bytes += part;
    count -= part;
  }
  return 0;
}

int32_t gzip_finish(void *stream) { return gzclose((gzFile)stream) == Z_OK ? 0 : -1; }

void *zip_open(const char *path) { return unzOpen64(path); }

void zip_close(void *archive) { unzClose((unzFile)archive); }

int32_t zip_entry(void *archive, int32_t first, char *name, int32_t capacity, uint64_t *size) {
  int result = first ? unzGoToFirstFile((unzFile)archive) : unzGoToNextFile((unzFile)archive);
  if (result == UNZ_END_OF_LIST_OF_FILE) return 0;
  if (result != UNZ_OK) return -1;
  unz_file_info64 info;
  if (unzGetCurrentFileInfo64((unzFile)archive, &info, name, capacity, NULL, 0, NULL, 0) != UNZ_OK) return -1;
  if (capacity > 0) name[capacity - 1] = 0;
  *size = info.uncompressed_size;
  return 1;
}

int32_t zip_entry_open(void *archive) {
  unz_file_info64 info;
  if (unzGetCurrentFileInfo64((unzFile)archive, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK) return -1;
  // Without a password minizip would hand out the encrypted bytes.
  if (info.flag & 1) return -2;
  return unzOpenCurrentFile((unzFile)archive) == UNZ_OK ? 0 : -1;
}

int64_t zip_entry_read(void *archive, uint8_t *bytes, int64_t capacity) {
  int count = unzReadCurrentFile((unzFile)archive, bytes,
                                 (unsigned)(capacity > (1 << 30) ? (1 << 30) : capacity));
  return count < 0 ? -1 : count;
}

int32_t zip_entry_close(void *archive) { return unzCloseCurrentFile((unzFile)archive) == UNZ_OK ? 0 : -1; }

void *zip_create(const char *path, const char *entry) {
  zipFile archive = zipOpen64(path, APPEND_STATUS_CREATE);
  if (!archive) return NULL;
  zip_fileinfo info;
  memset(&info, 0, sizeof info);
  if (zipOpenNewFileInZip64(archive, entry, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED, 6, 1) != ZIP_OK) {
    zipClose(archive, NULL);
    return NULL;
  }
  return archive;
}

int32_t zip_write(void *archive, const uint8_t *bytes, int64_t count) {
  while (count > 0) {
    unsigned part = count > (1 << 30) ? (1 << 30) : (unsigned)count;
    if (zipWriteInFileInZip((zipFile)archive, bytes, part) != ZIP_OK) return -1;
    bytes += part;
    count -= part;
  }
  return 0;
}

int32_t zip_finish(void *archive) {
  int entry = zipCloseFileInZip((zipFile)archive);
  int whole = zipClose((zipFile)archive, NULL);
  return entry == ZIP_OK && whole == ZIP_OK ? 0 : -1;
}

int64_t zip_deflate_bound(int64_t count) { return (int64_t)deflateBound(NULL, (uLong)count); }

int64_t zip_deflate(const uint8_t *bytes, int64_t count, uint8_t *out, int64_t capacity) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (count > UINT32_MAX || capacity > UINT32_MAX) return -1;
  if (deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)count;
  stream.next_out = out;
  stream.avail_out = (uInt)capacity;
  int result = deflate(&stream, Z_FINISH);
  int64_t made = (int64_t)stream.total_out;
  deflateEnd(&stream);
  return result == Z_STREAM_END ? made : -1;
}

uint32_t zip_checksum(uint32_t before, const uint8_t *bytes, int64_t count) {
  return (uint32_t)crc32_z(before, bytes, (z_size_t)count);
}

int32_t memory_file(void) { return memfd_create("archive", MFD_CLOEXEC); }

void *zip_create_empty(const char *path) { return zipOpen64(path, APPEND_STATUS_CREATE); }

// The current entry's name, and what an archive keeps about it; 0 on success.
static int32_t zip_describe(void *from, unz_file_info64 *known, char *name, unsigned capacity, zip_fileinfo *info) {
  if (unzGetCurrentFileInfo64((unzFile)from, known, name, capacity, NULL, 0, NULL, 0) != UNZ_OK) return -1;
  if (known->size_filename >= capacity) return -1;
  name[known->size_filename] = 0;
  memset(info, 0, sizeof *info);
  info->dosDate = known->dosDate;
  info->internal_fa = known->internal_fa;
  info->external_fa = known->external_fa;
  return 0;
}

int32_t zip_copy_entry(void *from, void *to) {
  unz_file_info64 known;
  zip_fileinfo info;
  char name[4096];
  if (zip_describe(from, &known, name, sizeof name, &info)) return -1;
  int method = 0, level = 0;
  if (unzOpenCurrentFile2((unzFile)from, &method, &level, 1) != UNZ_OK) return -1;
  int failed = zipOpenNewFileInZip4_64((zipFile)to, name, &info, NULL, 0, NULL, 0, NULL, method, level, 1, -MAX_WBITS,
                                       DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0, known.version, known.flag & 0x800,
                                       known.uncompressed_size >= UINT32_MAX) != ZIP_OK;
  char block[1 << 14];
  while (!failed) {
    int count = unzReadCurrentFile((unzFile)from, block, sizeof block);
    if (count == 0) break;
    failed = count < 0 || zipWriteInFileInZip((zipFile)to, block, (unsigned)count) != ZIP_OK;
  }
  unzCloseCurrentFile((unzFile)from);
  if (failed) return -1;
  return zipCloseFileInZipRaw64((zipFile)to, known.uncompressed_size, known.crc) == ZIP_OK ? 0 : -1;
}

int32_t zip_begin_like(void *from, void *to) {
  unz_file_info64 known;
  zip_fileinfo info;
  char name[4096];
  if (zip_describe(from, &known, name, sizeof name, &info)) return -1;
  return zipOpenNewFileInZip4_64((zipFile)to, name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED, 6, 0, -MAX_WBITS,
                                 DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0, known.version, known.flag & 0x800,
                                 0) == ZIP_OK
             ? 0
             : -1;
}

int32_t zip_end_entry(void *archive) { return zipCloseFileInZip((zipFile)archive) == ZIP_OK ? 0 : -1; }

int32_t zip_complete(void *archive) { return zipClose((zipFile)archive, NULL) == ZIP_OK ? 0 : -1; }
