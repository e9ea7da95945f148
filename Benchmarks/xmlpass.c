// A bare pass of expat or libxml2 (SAX2, push) over a file: the floor for anything that reads XML.
//   cc -O2 xmlpass.c -o xmlpass $(xml2-config --cflags --libs) -lexpat && ./xmlpass expat|libxml2 FILE
#include <expat.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

static long elements, bytes;

static void expat_start(void *c, const XML_Char *n, const XML_Char **a) { (void)c, (void)n, (void)a, elements++; }
static void expat_end(void *c, const XML_Char *n) { (void)c, (void)n; }
static void expat_text(void *c, const XML_Char *s, int n) { (void)c, (void)s, bytes += n; }

static void sax_start(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u, int nn, const xmlChar **ns, int na,
                      int nd, const xmlChar **a) {
  (void)c, (void)n, (void)p, (void)u, (void)nn, (void)ns, (void)na, (void)nd, (void)a, elements++;
}
static void sax_end(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u) { (void)c, (void)n, (void)p, (void)u; }
static void sax_text(void *c, const xmlChar *s, int n) { (void)c, (void)s, bytes += n; }

int main(int argc, char **argv) {
  if (argc != 3) return fprintf(stderr, "usage: xmlpass expat|libxml2 FILE\n"), 2;
  FILE *file = fopen(argv[2], "rb");
  if (!file) return perror(argv[2]), 2;
  static char block[1 << 16];
  size_t count;
  if (!strcmp(argv[1], "expat")) {
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetElementHandler(parser, expat_start, expat_end);
    XML_SetCharacterDataHandler(parser, expat_text);
    while ((count = fread(block, 1, sizeof block, file)) > 0)
      if (XML_Parse(parser, block, (int)count, 0) != XML_STATUS_OK) return 1;
    XML_ParserFree(parser);
  } else {
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = sax_start;
    handler.endElementNs = sax_end;
    handler.characters = sax_text;
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, argv[2]);
    while ((count = fread(block, 1, sizeof block, file)) > 0) xmlParseChunk(context, block, (int)count, 0);
    xmlParseChunk(context, block, 0, 1);
    if (!context->wellFormed) return 1;
    xmlFreeParserCtxt(context);
  }
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  double cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
               (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  printf("%s: %ld elements, %ld bytes of text, %.3f s CPU, %ld KiB peak\n", argv[1], elements, bytes, cpu, usage.ru_maxrss);
  return 0;
}
