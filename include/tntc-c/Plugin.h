/*===- tntc-c/Plugin.h - the C interface of plugins ---------------*- C -*-===*\
|* SPDX-License-Identifier: Apache-2.0                                        *|
\*===----------------------------------------------------------------------===*/
/* One function, found by name, that returns one structure. Everything else is
   said in JSON (docs/Plugins.md), the same bytes that an executable plugin
   reads and writes: no pointer of the one side is ever kept by the other. */

#ifndef TNTC_C_PLUGIN_H
#define TNTC_C_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TNTC_PLUGIN_MAGIC 0x544E5443u /* "TNTC" */
/* Raised when a member changes its meaning. Members are added at the end of a
   structure without that: look at structSize. */
#define TNTC_PLUGIN_ABI 1u
/* The version of the messages. */
#define TNTC_PLUGIN_PROTOCOL 1u

/* Bytes that end nowhere but after size; not terminated. */
typedef struct TntcStr {
  const char *data;
  size_t size;
} TntcStr;

typedef struct TntcHost {
  uint32_t structSize;
  uint32_t abi;
  void *cookie;
  /* To be called once a request, with one answer; the host copies it. */
  void (*respond)(void *cookie, TntcStr answer);
} TntcHost;

typedef struct TntcPluginInfo {
  uint32_t magic;      /* TNTC_PLUGIN_MAGIC */
  uint32_t abi;        /* TNTC_PLUGIN_ABI */
  uint32_t structSize; /* sizeof(TntcPluginInfo) */
  uint32_t protocol;   /* TNTC_PLUGIN_PROTOCOL */
  uint32_t irSchemaMin, irSchemaMax;
  TntcStr name;    /* [a-z][a-z0-9-]*, as the answer to `describe` has it */
  TntcStr version; /* of the plugin, for people */
  /* Answers one request. Not 0: the plugin is broken; what is wrong with the
     user's input is a diagnostic in an answer. Called by one thread at a time.
     Nothing may be thrown out of it. */
  int32_t (*run)(const TntcHost *host, TntcStr request);
} TntcPluginInfo;

typedef const TntcPluginInfo *(*TntcPluginQuery)(uint32_t hostAbi);

/* The entry of a shared object. NULL: it cannot serve a host of that version.
   What is returned lives as long as the object is loaded. */
#define TNTC_PLUGIN_ENTRY "tntcPluginQuery"

#ifdef __cplusplus
}
#endif

#endif /* TNTC_C_PLUGIN_H */
