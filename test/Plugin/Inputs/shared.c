/* A back end in C that says one thing, or misbehaves as the macro FAULT says.
   SPDX-License-Identifier: Apache-2.0 */
#include "tntc-c/Plugin.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

enum { None, Code, Silent, Twice, Magic, Abi, Small, Protocol, Refuse, NoRun, Crash,
       Abort, Exit, QuickExit, ExitThread, ExitAtLoad, Loop, Schema, Name, NoName, Version };
#ifndef FAULT
#define FAULT None
#endif

static void *endAll(void *nothing) {
  exit(0);
  return nothing;
}

__attribute__((constructor)) static void load(void) {
  if (FAULT == ExitAtLoad)
    exit(0);
}

static int32_t run(const TntcHost *host, TntcStr request) {
  static const char describe[] =
      "{\"protocol\":1,\"id\":0,\"plugin\":{\"name\":\"shared\",\"version\":\"1\","
      "\"prefix\":\"SH\",\"irSchema\":{\"min\":1,\"max\":1},\"components\":[{"
      "\"kind\":\"backend\",\"name\":\"shared\",\"summary\":\"says one thing\"}]}}";
  static const char emit[] =
      "{\"protocol\":1,\"id\":1,\"files\":[{\"path\":\"a.txt\",\"text\":\"from "
      "C\\n\",\"reason\":\"asked for\"}]}";
  const char *answer = host->abi == TNTC_PLUGIN_ABI && request.size &&
                               memmem(request.data, request.size,
                                      "\"method\":\"emit\"", 15)
                           ? emit
                           : describe;
  TntcStr bytes = {answer, strlen(answer)};
  if (FAULT == Code)
    return 7;
  if (FAULT == Crash && answer == emit)
    *(volatile int *)0 = 0;
  if (FAULT == Exit && answer == emit)
    exit(0);
  if (FAULT == QuickExit && answer == emit)
    quick_exit(0);
  if (FAULT == Abort && answer == emit)
    abort();
  while (FAULT == Loop && answer == emit)
    usleep(1000);
  if (FAULT == ExitThread && answer == emit) {
    pthread_t thread;
    pthread_create(&thread, 0, endAll, 0);
    pthread_join(thread, 0);
  }
  if (FAULT != Silent)
    host->respond(host->cookie, bytes);
  if (FAULT == Twice)
    host->respond(host->cookie, bytes);
  return 0;
}

#ifndef WITHOUT_ENTRY
EXPORT const TntcPluginInfo *tntcPluginQuery(uint32_t abi) {
  static TntcPluginInfo info = {
      FAULT == Magic ? 1 : TNTC_PLUGIN_MAGIC,
      FAULT == Abi ? 2 : TNTC_PLUGIN_ABI,
      FAULT == Small ? 8 : sizeof(TntcPluginInfo),
      FAULT == Protocol ? 2 : TNTC_PLUGIN_PROTOCOL,
      FAULT == Schema ? 9 : 1,
      FAULT == Schema ? 9 : 1,
      {FAULT == Name ? "shored" : "shared", FAULT == NoName ? 0 : 6},
      {FAULT == Version ? "2" : "1", 1},
      FAULT == NoRun ? 0 : run};
  return abi == TNTC_PLUGIN_ABI && FAULT != Refuse ? &info : 0;
}
#endif
