//===- DirectTransport.cpp - plugins within this process ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/Printer.h"
#include "tntc/Plugin/InProcess.h"
#include "tntc/Plugin/Plugin.h"
#include "tntc/Plugin/Transport.h"

#include "llvm/ADT/Twine.h"

#include <dlfcn.h>

using namespace tntc;

Transport::~Transport() = default;

namespace {
class DirectTransport : public Transport {
public:
  DirectTransport(const TntcPluginInfo *info, size_t maxBytes,
                  std::string path = "", std::chrono::milliseconds limit = {})
      : info(info), maxBytes(maxBytes), path(std::move(path)), limit(limit) {}

  MaybeFault ask(StringRef request, std::string &answer) override;

private:
  struct Reply {
    std::string text;
    unsigned count = 0;
    size_t maxBytes = 0;
    bool isTooLong = false;
  };
  static void respond(void *cookie, TntcStr answer) {
    auto &reply = *static_cast<Reply *>(cookie);
    ++reply.count;
    if (answer.size > reply.maxBytes || !answer.data)
      reply.isTooLong = answer.size > reply.maxBytes;
    else
      reply.text.assign(answer.data, answer.size);
  }

  const TntcPluginInfo *info;
  size_t maxBytes;
  std::string path; ///< empty: built in
  std::chrono::milliseconds limit;
};
} // namespace

static PluginFault noAnswer(const Twine &what) {
  return {diag::PluginNoAnswer, {what.str()}, {}};
}

MaybeFault DirectTransport::ask(StringRef request, std::string &answer) {
  Reply reply;
  reply.maxBytes = maxBytes;
  TntcHost host{sizeof(TntcHost), TNTC_PLUGIN_ABI, &reply, respond};
  std::optional<CallInProcess> call;
  if (!path.empty())
    call.emplace(path, limit);
  int32_t code = info->run(&host, {request.data(), request.size()});
  call.reset();
  if (code != 0)
    return noAnswer("failed with code " + Twine(code));
  if (reply.count != 1)
    return noAnswer(reply.count ? "answered one request twice"
                                : "returned without an answer");
  if (reply.isTooLong)
    return PluginFault{diag::PluginTooLong, {std::to_string(maxBytes)}, {}};
  answer = std::move(reply.text);
  return std::nullopt;
}

std::unique_ptr<Transport>
tntc::createDirectTransport(const TntcPluginInfo *info, size_t maxBytes) {
  return std::make_unique<DirectTransport>(info, maxBytes);
}

std::unique_ptr<Transport>
tntc::createDirectTransport(const TntcPluginInfo *info, const std::string &path,
                            const PluginLimits &limits) {
  return std::make_unique<DirectTransport>(info, limits.answerBytes, path,
                                           limits.time);
}

static PluginFault version(StringRef what, const Twine &theirs, unsigned ours,
                           bool isOlder) {
  return {diag::PluginVersion,
          {what.str(), theirs.str(), std::to_string(ours),
           isOlder ? "the plugin has to be brought up to date"
                   : "a newer compiler is needed"},
          {}};
}

static PluginFault broken(const Twine &what) {
  return {diag::PluginSharedObject, {what.str()}, {}};
}

MaybeFault tntc::checkPluginInfo(const TntcPluginInfo *info) {
  if (!info)
    return broken("it cannot serve a host of ABI " + Twine(TNTC_PLUGIN_ABI));
  if (info->magic != TNTC_PLUGIN_MAGIC)
    return broken(
        "what its entry returns does not begin with the magic number");
  if (info->abi != TNTC_PLUGIN_ABI)
    return version("ABI", Twine(info->abi), TNTC_PLUGIN_ABI,
                   info->abi < TNTC_PLUGIN_ABI);
  if (info->structSize < sizeof(TntcPluginInfo))
    return broken("its structure has " + Twine(info->structSize) +
                  " bytes; expected " + Twine(sizeof(TntcPluginInfo)));
  if (info->protocol != TNTC_PLUGIN_PROTOCOL)
    return version("protocol", Twine(info->protocol), TNTC_PLUGIN_PROTOCOL,
                   info->protocol < TNTC_PLUGIN_PROTOCOL);
  if (!info->run || !info->name.data || !info->version.data)
    return broken("its structure lacks 'run', 'name' or 'version'");
  if (info->irSchemaMin > ir::irSchemaVersion ||
      info->irSchemaMax < ir::irSchemaVersion)
    return version("irSchema",
                   Twine(info->irSchemaMin) + " to " + Twine(info->irSchemaMax),
                   ir::irSchemaVersion,
                   info->irSchemaMax < ir::irSchemaVersion);
  return std::nullopt;
}

MaybeFault tntc::checkAgainstInfo(const TntcPluginInfo &info,
                                  const Plugin &plugin) {
  auto differs = [](const char *what, TntcStr structure,
                    StringRef answer) -> MaybeFault {
    StringRef said(structure.data, structure.size);
    if (said == answer)
      return std::nullopt;
    return PluginFault{diag::PluginName,
                       {("its structure says " + Twine(what) + " '" + said +
                         "', and its description '" + answer + "'")
                            .str()},
                       {}};
  };
  if (MaybeFault fault = differs("name", info.name, plugin.name()))
    return fault;
  return differs("version", info.version, plugin.version());
}

MaybeFault tntc::loadSharedObject(const std::string &path,
                                  const SealedFile *pinned,
                                  std::chrono::milliseconds limit,
                                  const TntcPluginInfo *&info) {
  // Functions of its own run while it is loaded.
  CallInProcess call(path, limit);
  std::string from = pinned ? pinned->path() : path;
  // Local: two plugins with a function of one name each call their own. Now:
  // a symbol that is missing shows here, and not in the middle of a run.
  void *object = ::dlopen(from.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!object)
    return broken(::dlerror());
  void *entry = ::dlsym(object, TNTC_PLUGIN_ENTRY);
  if (!entry)
    return broken("it has no entry '" TNTC_PLUGIN_ENTRY "'");
  auto query = reinterpret_cast<TntcPluginQuery>(entry);
  info = query(TNTC_PLUGIN_ABI);
  return checkPluginInfo(info);
}
