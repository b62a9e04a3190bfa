// A back end of tntc-compile: JSON configuration of Terraform, as the provider
// `kubernetes` takes it. One file a workflow, `main.tf.json`: the namespace's
// policy of egress from the workflow's grants, and as an output the hosts that
// each rule is meant for, so that a review of the plan sees both.
#include <tntc/Plugin/Sdk.h>

using namespace tntc::plugin;

// Terraform reads `${` and `%{` in every string; doubled, they are text.
static std::string escape(const std::string &text) {
  std::string made;
  for (size_t i = 0; i < text.size(); ++i) {
    made += text[i];
    if ((text[i] == '$' || text[i] == '%') && text[i + 1] == '{')
      made += text[i];
  }
  return made;
}

static Json labels(const Json &peer, const std::string &member) {
  Json matched = Json::object();
  const Json *found = find(peer, "/" + member);
  if (found && found->is_object())
    for (auto &[key, value] : found->items())
      if (value.is_string())
        matched[key] = escape(value.get<std::string>());
  return {{"match_labels", matched}};
}

static Json peerOf(const Json &peer) {
  if (textAt(peer, "/kind") != "pods") {
    Json block = {{"cidr", textAt(peer, "/cidr")}};
    for (const Json &except : listAt(peer, "/except"))
      block["except"].push_back(except);
    return {{"ip_block", block}};
  }
  Json made = Json::object();
  if (peer.contains("podLabels"))
    made["pod_selector"] = labels(peer, "podLabels");
  if (peer.contains("namespaceLabels"))
    made["namespace_selector"] = labels(peer, "namespaceLabels");
  return made;
}

static Json rule(const Json &grant) {
  Json made = Json::object();
  for (const Json &port : listAt(grant, "/ports"))
    if (const Json *number = find(port, "/number"))
      made["ports"].push_back(
          {{"port", number->dump()},
           {"protocol", textAt(port, "/transport", "TCP")}});
  for (const Json &peer : listAt(grant, "/peers"))
    made["to"].push_back(peerOf(peer));
  return made;
}

static void emit(const Request &request, Files &files) {
  std::string name = request.workflow();
  Json egress = Json::array(), hosts = Json::array();
  for (const Json &grant : listAt(request.ir(), "/grants/egress")) {
    egress.push_back(rule(grant));
    Json meant = Json::array();
    for (const Json &host : listAt(grant, "/hosts"))
      meant.push_back(escape(host.is_string() ? host.get<std::string>() : ""));
    hosts.push_back(meant);
  }
  Json policy = {
      {"metadata",
       {{"name", name + "-egress"},
        {"namespace", request.option("namespace", request.enclave().empty()
                                                      ? "default"
                                                      : request.enclave())}}},
      {"spec",
       {{"pod_selector",
         {{"match_labels", {{"app.kubernetes.io/name", name}}}}},
        {"policy_types", {"Egress"}}}}};
  if (!egress.empty())
    policy["spec"]["egress"] = egress;
  Json configuration = {
      {"terraform",
       {{"required_providers",
         {{"kubernetes",
           {{"source", "hashicorp/kubernetes"}, {"version", ">= 2.20"}}}}}}},
      {"resource", {{"kubernetes_network_policy_v1", {{"egress", policy}}}}},
      {"output", {{"egress_hosts", {{"value", hosts}}}}}};
  files.file("main.tf.json", configuration.dump(2) + "\n",
             "terraform apply, in a folder of its own");
}

TNTC_PLUGIN(terraform) {
  return Plugin("terraform", "1.0.0", "TF", "Terraform's JSON")
      .backend("terraform", "the policy of egress as main.tf.json", emit,
               {textOption("namespace", "else the enclave",
                           "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")});
}
