/* A back end NAME in C that takes so many milliseconds to answer.
   SPDX-License-Identifier: Apache-2.0 */
#include "tntc-c/Plugin.h"

#include <string.h>
#include <unistd.h>

static int32_t run(const TntcHost *host, TntcStr request) {
  static const char describe[] =
      "\"plugin\":{\"name\":\"" NAME "\",\"version\":\"1\",\"prefix\":\"" PREFIX
      "\",\"irSchema\":{\"min\":1,\"max\":1},\"components\":[{\"kind\":"
      "\"backend\",\"name\":\"" NAME "\",\"summary\":\"takes its time\"}]}}";
  static const char emit[] = "\"files\":[]}";
  const char *id = memmem(request.data, request.size, "\"id\":", 5);
  int isEmit =
      memmem(request.data, request.size, "\"method\":\"emit\"", 15) != 0;
  char answer[1024] = "{\"protocol\":1,";
  if (isEmit)
    usleep(MILLISECONDS * 1000);
  strncat(answer, id, strcspn(id, ",}"));
  strcat(answer, ",");
  strcat(answer, isEmit ? emit : describe);
  host->respond(host->cookie, (TntcStr){answer, strlen(answer)});
  return 0;
}

__attribute__((visibility("default"))) const TntcPluginInfo *
tntcPluginQuery(uint32_t abi) {
  static TntcPluginInfo info = {TNTC_PLUGIN_MAGIC,
                                TNTC_PLUGIN_ABI,
                                sizeof(TntcPluginInfo),
                                TNTC_PLUGIN_PROTOCOL,
                                1,
                                1,
                                {NAME, sizeof NAME - 1},
                                {"1", 1},
                                run};
  return abi == TNTC_PLUGIN_ABI ? &info : 0;
}
