//===- Evaluator.h - runs a node on sets of values --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_EVALUATOR_H
#define TNTC_LIB_ANALYSIS_FACTS_EVALUATOR_H

#include "Activation.h"
#include "AtomTable.h"
#include "Heap.h"
#include "Locals.h"
#include "ModuleState.h"
#include "Recorder.h"
#include "UrlText.h"

#include "tntc/IR/Workflow.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace tntc::facts {

/// What becomes of a member that is read.
enum class MemberUse : uint8_t {
  Taken,
  Needed, ///< without it the run ends
  Tested, ///< whether there is one
};

/// Follows values from the default export of one node's module through all
/// that it reaches. Whatever holds a value only grows, so that running all of
/// it again and again comes to an end; what is recorded is what the last
/// round tells.
class Evaluator : AtomTable {
public:
  Evaluator(ir::Context &arena, const SourceManager &sources);

  ir::NodeFacts *run(const ir::Module &module);

private:
  // Evaluator.cpp: rounds, limits, small helpers.
  const ir::Shape *runRound(const ir::Module &module);
  void handOver(const Value &result);
  void mergeObjects(Object &into, Object &from);
  bool tick(Span span);
  /// Counts what is done beside looking at an expression.
  void work(size_t amount) { steps += amount; }
  void giveUp(Span span, StringRef reason);
  const ir::Module *moduleOf(FileId file);
  void fact(ir::Fact fact, bool exact);
  void abstain(ir::AbstentionScope scope, Span span, const Twine &reason,
               StringRef subject = "");
  ArrayRef<ir::Step> stepsHere(ArrayRef<ir::Step> first = {});

  // Truth.cpp
  Atom atomOf(const Object &object) { return {AtomKind::Object, object.id}; }
  Object *objectOf(Atom atom) {
    return atom.kind == AtomKind::Object ? &heap.object(atom.id) : nullptr;
  }
  enum class Truth : uint8_t { Unknown, True, False };
  Truth truthOf(const Value &value);
  void truthOfPlain(Atom atom, bool &canBeTrue, bool &canBeFalse) const;
  /// Whether what is done only when \p value is \p truth may never be.
  bool isUnlikely(const Value &value, bool truth) const;
  Truth nullishOf(const Value &value);
  Truth isArray(Atom atom);

  // Cells.
  Value read(Cell &cell);
  void write(Cell &cell, const Value &value, const void *writer);
  bool grow(Value &set, const Value &value, uint32_t cover);
  void limit(Value &target, Span span, uint32_t *cover = nullptr);
  void limitCopy(Value &value, Span span, uint32_t *cover);
  Property &propertyOf(Object &object, StringRef key);
  void touchShape(Object &object) { object.shapeRound = round; }
  void growShape(Object &object);
  void noteGrown();

  // EvalModule.cpp
  ModuleState &stateOf(const ir::Module &module);
  void bindModule(ModuleState &state);
  void runModule(ModuleState &state);
  llvm::DenseSet<StringRef> elidedBy(const ModuleState &state);
  void runElided();
  Value exportOf(ModuleState &state, StringRef name, Span span,
                 unsigned depth = 0);
  Value importedValue(const ModuleState::Imported &import);
  Value namespaceOf(ModuleState &state);
  Value externalValue(StringRef specifier, StringRef name, Span span);
  ModuleState *importTarget(ModuleState &state, StringRef specifier);
  void exportDeclared(const ir::Stmt &stmt, bool isDefault, ModuleState &state);
  void recordImports(ModuleState &state);

  // EvalStatement.cpp, EvalBranch.cpp
  /// How a statement may end; returning and throwing count as neither. Jumps
  /// to labels have bits of their own, see EvalLoop.cpp.
  using Flow = unsigned;
  enum : Flow {
    Next = 1,
    Broken = 2,
    Continued = 4,
    Doubtful = 1u << 31 ///< what follows is not certain
  };
  Flow evalStmt(const ir::Stmt *stmt, Env &env);
  Flow evalBody(ArrayRef<const ir::Stmt *> body, Env &env);
  Flow evalBlock(ArrayRef<const ir::Stmt *> body, const void *site, Env &env);
  void hoist(ArrayRef<const ir::Stmt *> body, Env &env);
  void hoistVars(const ir::Stmt *stmt, Env &env, unsigned nesting);
  void declareName(StringRef name, Env &env);
  Flow evalStmtKind(const ir::Stmt &stmt, Env &env);
  void declare(const ir::Pattern *pattern, Env &env);
  Flow evalTry(const ir::Stmt &stmt, Env &env);
  Flow evalCatch(const ir::Stmt &stmt, Env &env, bool isUnlikely);
  WayEnd takeCase(const ir::Expr *subject, const ir::Expr *test, Env &env);
  Flow evalSwitch(const ir::Stmt &stmt, Env &env);
  void evalEnum(const ir::Stmt &stmt, Env &env);
  void evalNamespace(const ir::Stmt &stmt, Env &env);
  Flow evalIf(const ir::Stmt &stmt, Env &env);

  // EvalLoop.cpp
  using LoopBody = llvm::function_ref<Flow(const ir::Stmt *, Env &)>;
  Flow jumpTo(StringRef label, bool isContinue);
  Flow evalLabeled(const ir::Stmt &stmt, Env &env);
  Flow evalLoop(const ir::Stmt &stmt, Env &env);
  Flow evalFor(const ir::Stmt &stmt, Env &env, LoopBody body);
  Flow evalForOf(const ir::Stmt &stmt, Env &env, LoopBody body);
  Flow evalForIn(const ir::Stmt &stmt, Env &env, LoopBody body);
  bool inheritedKeys(const Value &value, llvm::SmallVectorImpl<StringRef> &keys,
                     bool &areCertain);
  static Flow afterLoop(Flow flow, bool canEnd);
  void bindLoop(const ir::Stmt &stmt, const Value &item, Env &env);
  void dispose(const ir::Pattern *pattern, Env &env);

  // EvalExpression.cpp, EvalLiteral.cpp, EvalOperator.cpp, Conversion.cpp
  Value eval(const ir::Expr *expr, Env &env);
  Value evalKind(const ir::Expr &expr, Env &env);
  Value evalUnknown(const ir::Expr &expr, Env &env);
  Value makeFunctionExpr(const ir::Expr &expr, Env &env);
  Atom numberLiteral(StringRef written);
  Value evalIdentifier(const ir::Expr &expr, Env &env);
  Value evalArgumentsObject(const ir::Expr &expr, Env &env);
  void addElement(Object &array, size_t &count, bool keepsOrder,
                  const Value &value, const void *writer);
  Value evalTemplate(const ir::Expr &expr, Env &env);
  bool isQuoted(const ir::Expr &item) const;
  Value evalTagged(const ir::Expr &expr, Env &env);
  Value evalArray(const ir::Expr &expr, Env &env);
  Value evalObject(const ir::Expr &expr, Env &env);
  Value evalBinary(const ir::Expr &expr, Env &env);
  Value evalLogical(const ir::Expr &expr, Env &env);
  Value evalConditional(const ir::Expr &expr, Env &env);
  Value evalAssign(const ir::Expr &expr, Env &env);
  void erase(const ir::Expr &target, Env &env);
  Value evalUnary(const ir::Expr &expr, Env &env);
  Value evalAwait(const ir::Expr &expr, Env &env);
  Value evalYield(const ir::Expr &expr, Env &env);
  Value evalImport(const ir::Expr &expr, Env &env);
  Value arithmetic(StringRef op, const Value &left, const Value &right);
  bool isSettled(const Value &value) const;
  Value answerOf(const Value &thing, const Value *key);
  Value binary(StringRef op, const Value &left, const Value &right, Span span);
  static bool isHook(StringRef key);
  bool isText(const Value &value);
  Value joinedPart(const Value &value);
  Value concat(const Value &left, const Value &right, Span span);
  Value toText(const Value &value, Span span);
  Value withoutNullish(const Value &value);
  Value objectText(Object &object, Span span);
  /// Runs what an operator or a function of the language asks an object for.
  void convert(const Value &value, Span span);
  bool mayBeAbsent(Atom atom) const;
  bool isUncertain(const Value &value) const;
  /// A method that code gave \p object, not one that data may have.
  Value ownMethod(Object &object, StringRef key, unsigned nesting = 0);
  Atom typeOf(const Value &value);
  Value evalWhenTrue(const ir::Expr &expr, Env &env, Truth &truth);
  Value evalOr(const ir::Expr &expr, Env &env);
  Value evalTarget(const ir::Pattern &pattern, Env &env);
  Env &functionEnv(Env &env);
  Cell *thisCell(Env &env);
  void evalItems(ArrayRef<const ir::Expr *> items, Env &env);
  CallArguments evalArguments(ArrayRef<const ir::Expr *> items, Env &env);
  CallArguments listed(const Value &list, Span span, Env &env);

  // Variables.cpp
  /// With \p isOuter also whether it belongs to a function around.
  Cell *lookup(StringRef name, Env &env, bool *isOuter = nullptr);
  Value readVariable(Cell &cell);
  void assignName(StringRef name, const Value &value, const void *writer,
                  Env &env, Span span, bool declares);
  void noteFresh(const ir::Declarator &declarator, Env &env);
  /// A statement that may be left, or come back to, from anywhere in it.
  struct Region {
    size_t mark = 0;
    unsigned outer = 0;
    llvm::SmallVector<std::pair<Local *, Cell *>, 2> assigned;
  };
  Region beginRegion(const ir::Stmt &stmt, Env &env, bool repeats);
  void endRegion(const Region &region, bool isAny);
  void restart(Region &region);
  void setGathered(const Region &region);
  void capture(const ir::Function &function, Env &env);
  void restoreCaptured(const ir::Function &function, Env &env);
  void perhaps(llvm::function_ref<void()> way);

  // Conditions.cpp
  static constexpr size_t maxConstants = 64; ///< that a condition chooses of
  bool constantOf(const ir::Expr &expr, Atom &atom);
  Truth isConstant(Atom atom, Atom constant, bool isStrict) const;
  void narrow(const ir::Expr &expr, Env &env,
              llvm::function_ref<Value(const Value &)> narrow);
  void noteNamed(const ir::Pattern *connection, const ir::Expr *call, Env &env);
  void narrowNamed(const Cell &name, const Value &kept);
  void keepOf(const ir::Expr &expr, Env &env,
              llvm::function_ref<bool(Atom)> fits);
  void keepIn(const ir::Expr &expr, ArrayRef<Atom> constants, Env &env);
  bool constantsIn(const ir::Expr *expr, bool isKeys, Env &env,
                   llvm::SmallVectorImpl<Atom> &constants);
  bool assumeEqual(const ir::Expr &expr, const ir::Expr &other, Env &env);
  void assumeType(const ir::Expr &expr, const ir::Expr &type, bool truth,
                  Env &env);
  void assumeIn(const ir::Expr &expr, Env &env);
  void assumeEither(const ir::Expr &expr, bool truth, Env &env);
  void assume(const ir::Expr *expr, bool truth, Env &env);

  // Membership.cpp
  Truth holdsMember(Atom atom, StringRef key, bool isOwn, unsigned nesting = 0);
  Value holdsMember(const Value &values, const Value &key, bool isOwn);
  Truth isInstance(Atom atom, const Value &type);
  Value ofEach(const Value &values, llvm::function_ref<Truth(Atom)> test,
               const Value &unknown);
  void keepWhere(const ir::Expr &expr, bool truth, Env &env,
                 llvm::function_ref<Truth(Atom)> test);
  bool assumeMembership(const ir::Expr &expr, bool truth, Env &env);

  // MemberPaths.cpp
  static bool isNamed(const ir::Expr *expr);
  Cell *pathCell(const ir::Expr &expr, Env &env, bool mayMake);
  bool mayNarrow(const ir::Expr &path, Env &env);
  Value narrowedPath(const ir::Expr &expr, Env &env, const Value &value);
  void forgetPaths(Cell &root);
  void noteMutated(StringRef key);

  // Guards.cpp
  Value keptBy(const Value &callee, size_t index, const Value &value,
               bool isTest, bool truth);
  void assumeCall(const ir::Expr &call, bool isTest, bool truth, Env &env);
  void doubt(const ir::Expr &condition, Env &env);

  // EvalPattern.cpp
  void bind(const ir::Pattern *pattern, Value value, Env &env, bool declares);
  bool mayBeMissing(const Value &value);
  void bindArray(const ir::Pattern &pattern, const Value &value, Env &env,
                 bool declares);
  void assignTo(const ir::Expr *target, const Value &value, const void *writer,
                Env &env);
  Value evalBase(const ir::Expr &expr, Env &env);

  // EvalCall.cpp, Dispatch.cpp, Activations.cpp
  Value evalCall(const ir::Expr &expr, Env &env);
  Value evalNew(const ir::Expr &expr, Env &env);
  Value evalSuperCall(const ir::Expr &expr, Env &env);
  Value makeFunction(const ir::Function &function, const void *site, Env &env);
  Value call(const Value &callee, const Value &thisValue,
             const CallArguments &arguments, Span span, const void *site,
             Env &env);
  Value callMember(const ir::Expr *member, const Value &function,
                   const Value &self, const CallArguments &arguments,
                   const ir::Expr &expr, Env &env);
  static bool isMixed(const Value &callee, const CallArguments &arguments);
  Value callAtom(Atom callee, const Value &thisValue,
                 const CallArguments &arguments, Span span, const void *site,
                 Env &env);
  Value callFunction(Object &closure, const Value &thisValue,
                     const CallArguments &arguments, Span span,
                     uint32_t classId = ~0u);
  Activation &activationFor(Object &closure, const Value &thisValue,
                            const CallArguments &arguments);
  void runActivation(Activation &activation);
  Value resultOf(Activation &activation);
  CallArguments boundTo(const Object &bound, const CallArguments &arguments);
  Value construct(const Value &callee, const CallArguments &arguments,
                  Span span, const void *site, Env &env);
  Value constructAtom(Atom callee, const CallArguments &arguments, Span span,
                      const void *site, Env &env, unsigned part);
  Value call(const Value &callee, std::initializer_list<Value> arguments,
             Span span, const void *site, Env &env);
  void drain();

  bool isOptionalChain(const ir::Expr *expr);

  // EvalClass.cpp
  StringRef memberName(const ir::ClassMember &member, Env &env, bool &isKnown);
  Value evalClass(const ir::Class &code, const void *site, Env &env);
  Value constructInto(uint32_t classId, uint32_t instanceId,
                      const CallArguments &arguments, Span span,
                      const void *site, Env &env);
  Value constructBase(const Value &base, uint32_t instanceId,
                      const CallArguments &arguments, Span span,
                      const void *site, Env &env);
  void fillByMethod(uint32_t instanceId, Object &base, Span span, Env &env);
  void inheritGlobal(StringRef path, uint32_t instanceId,
                     const CallArguments &arguments, Span span,
                     const void *site, Env &env);
  void initFields(uint32_t classId, uint32_t instanceId);

  // Members.cpp, ComputedMembers.cpp, Prototypes.cpp, SetMember.cpp
  /// A member or index; with \p self also what it is called on.
  Value evalMember(const ir::Expr &expr, Env &env, Value *self);
  Value get(const Value &base, StringRef key, Span span, Env &env,
            bool forCall = false);
  Value getAtom(Atom base, StringRef key, Span span, Env &env, bool forCall,
                const Value &receiver, bool exact);
  Value getObject(Object &object, StringRef key, Span span, Env &env,
                  bool forCall, const Value &receiver, unsigned depth);
  Value getIndex(const Value &base, const Value &key, Span span, Env &env,
                 bool forCall = false);
  Value getOrigin(Atom atom, StringRef key, Span span, Env &env, bool exact);
  Value prototypeOf(const Value &value, Span span, Env &env);
  Value getAny(const Value &base, Span span, Env &env, StringRef why);
  Value getAnyAtom(Atom base, Span span, Env &env, StringRef why);
  void set(const Value &base, StringRef key, const Value &value, Span span,
           const void *writer, Env &env);
  void setAtom(Atom base, StringRef key, const Value &value, Span span,
               const void *writer, Env &env);
  void setObject(Object &object, StringRef key, const Value &value, Span span,
                 const void *writer, Env &env);
  void loosen(Object &array);
  void setIndex(const Value &base, const Value &key, const Value &value,
                Span span, const void *writer, Env &env);
  void setAny(const Value &base, const Value &value, Span span,
              const void *writer, Env &env);
  void setInitial(Object &object, StringRef key, const Value &value,
                  const void *writer);
  void copyProperties(Object &into, const Value &from, Span span,
                      const void *writer, Env &env,
                      ArrayRef<StringRef> except = {},
                      ArrayRef<StringRef> hidden = {});
  /// The keys of \p value when all are known; \p areCertain: in each run
  /// there are these, in this order.
  bool knownKeys(const Value &value, llvm::SmallVectorImpl<StringRef> &keys,
                 Span span, bool *areCertain = nullptr);
  static bool isIndex(StringRef key, size_t &index);

  // Escape.cpp
  void escape(const Value &value, Span span, const Twine &where);
  /// The same of what has code in it that is called for its text, its number
  /// or its members; data stays what it is.
  void escapeCode(const Value &value, Span span, const Twine &where);
  bool holdsCode(Atom atom, llvm::SmallVectorImpl<Object *> &seen);
  void escapeReceiver(const Value &value, Span span, const Twine &where);
  void escapeAtom(Atom atom, Span span, StringRef where);
  void escapeObject(Object &object, Span span, StringRef where);
  /// Printed or copied as data: all of it is read, nothing of it is called.
  Value serialise(const Value &value, Span span, Env &env,
                  unsigned nesting = 0);
  void secretsIn(const Value &value, llvm::SmallVectorImpl<Piece> &found,
                 unsigned nesting = 0);
  void send(ir::Leak::Sink sink, const Value &value, Span span,
            StringRef target, ArrayRef<StringRef> targets);
  void leak(ir::Leak::Sink sink, const Value &value, Span span,
            StringRef target = "");
  void leak(ir::Leak::Sink sink, const Piece &secret, Span span,
            StringRef target);

  // Iteration.cpp
  /// Calls \p each for what iterating over \p value gives; \p isFixed says
  /// that it is one certain element.
  struct Elements {
    std::vector<Value> items; ///< in order, when isFixed
    Value rest;
    bool isFixed = true;
    bool isDefinite = true; ///< some run comes by an element
  };
  Elements elementsOf(const Value &value, Span span, Env &env);
  void elementsOf(Atom atom, Elements &into, Span span, Env &env);
  Value join(const Elements &elements);
  void addLevel(Elements &into, const Value &value, bool isIterator, Span span,
                Env &env);
  Value insertedBy(StringRef name, const CallArguments &arguments, Span span,
                   Env &env);
  void runGenerator(Object &generator, const Value &sent, Span span);
  Object &makeArray(const void *site, const void *env, unsigned part = 0);
  void push(Object &array, const Value &value, const void *writer);
  Value arrayOf(ArrayRef<Value> items, const Value &rest, const void *site,
                Env &env, unsigned part = 0);
  Value promiseOf(const Value &value, const void *site, Env &env,
                  bool isFromFetch = false, unsigned part = 0);
  Value await(const Value &value, Span span, Env &env);
  Value callThen(const Value &then, const Value &self, Span span, Env &env);

  // MissingMembers.cpp
  StringRef existing(StringRef owner, StringRef key, Span span, bool exact,
                     StringRef subject = "");
  void noteFound(Span place);
  void noteMade(StringRef key);
  void asksFor(const ir::Expr *member, MemberUse use);
  void noteNoFunction(Atom callee, Span span, const void *site);
  void testMember(const Value &base, const Value &key, Span span);

  // ContextModel.cpp
  Value getLog(StringRef key, Span span, bool exact);
  Value getContext(StringRef key, Span span, bool exact);
  Value getConnection(Atom atom, StringRef key, Span span, bool exact);
  Value getSecrets(StringRef key, Span span, bool exact);
  Value getService(Atom atom, StringRef key, Span span, bool exact);
  Value getDefaulted(Atom config, StringRef key, Span span);
  Value getConfig(Atom atom, StringRef key, Span span, bool exact);
  Value getInput(Atom atom, StringRef key, Span span, bool exact);
  Value callDependency(const CallArguments &arguments, Span span,
                       const void *site);
  void noteInputMethod(Atom atom, StringRef method, Span span, bool exact);
  void openInput(StringRef path);
  Value callService(const CallArguments &arguments, Span span, const void *site,
                    Env &env);
  Value callConnectionFetch(Atom atom, const CallArguments &arguments,
                            Span span, const void *site, Env &env);
  Value callLog(Atom atom, const CallArguments &arguments, Span span, Env &env);
  Value headersOf(const Value &request, const Value &init, Span span, Env &env);
  Value authorizationOf(const Value &headers, Span span, Env &env);
  Value responseOf(const void *site, Env &env, Span span);
  StringRef methodOf(const Value &init, Span span, Env &env, bool &exact);

  // Methods.cpp, ListMethods.cpp, Callbacks.cpp, MapMethods.cpp
  static bool isMethodName(StringRef name);
  Value callMethod(StringRef name, const Value &thisValue,
                   const CallArguments &arguments, Span span, const void *site,
                   Env &env);
  void convertArguments(Atom self, StringRef name,
                        const CallArguments &arguments, Span span);
  Value callMethodOn(Atom self, StringRef name, const CallArguments &arguments,
                     Span span, const void *site, Env &env);
  Atom isIn(Object &array, const Value &value);
  Value listMethod(Object *array, const Value &self, StringRef name,
                   const CallArguments &arguments, Span span, const void *site,
                   Env &env);
  Value arrayMethod(Object &array, const Value &self, StringRef name,
                    const CallArguments &arguments, Span span, const void *site,
                    Env &env);
  Value generatorMethod(Object &generator, StringRef name,
                        const CallArguments &arguments, Span span,
                        const void *site, Env &env);
  Value iterateWith(StringRef name, const Elements &elements, const Value &self,
                    const CallArguments &arguments, Span span, const void *site,
                    Env &env);
  bool isTextKey(const Value &key, StringRef &text) const;
  Value makeEntries(StringRef path, const Value &from, Span span,
                    const void *site, Env &env);
  std::vector<Value> lastOfEach(ArrayRef<Value> pairs, Span span, Env &env);
  void takeOut(Object &map, const Value *key, const void *writer);
  Value mapMethod(Object &map, StringRef name, const CallArguments &arguments,
                  Span span, const void *site, Env &env);
  Value promiseMethod(const Value &self, StringRef name,
                      const CallArguments &arguments, Span span,
                      const void *site, Env &env);
  Value functionMethod(const Value &self, StringRef name,
                       const CallArguments &arguments, Span span,
                       const void *site, Env &env);
  bool isWrittenPattern(const void *site) const;
  uint32_t respelt(uint32_t id, StringRef method, bool isLocal);
  Value textMethod(Atom self, StringRef name, const CallArguments &arguments,
                   Span span, const void *site, Env &env);
  Value objectMethod(const Value &self, StringRef name,
                     const CallArguments &arguments, Span span,
                     const void *site, Env &env);

  // GlobalModel.cpp and those beside it
  Value getGlobal(Atom atom, StringRef key, Span span, bool forCall);
  Value callGlobal(StringRef path, const Value &thisValue,
                   const CallArguments &arguments, Span span, const void *site,
                   Env &env);
  Value constructGlobal(StringRef path, const CallArguments &arguments,
                        Span span, const void *site, Env &env);
  bool callObjectGlobal(StringRef name, const CallArguments &arguments,
                        Span span, const void *site, Env &env, Value &result);
  bool callPromiseGlobal(StringRef name, const CallArguments &arguments,
                         Span span, const void *site, Env &env, Value &result);
  bool callNetwork(StringRef path, const CallArguments &arguments, Span span,
                   const void *site, Env &env, Value &result);
  Value requestAddress(StringRef scheme, const CallArguments &arguments,
                       Span span, Env &env);
  bool callPlainGlobal(StringRef path, const CallArguments &arguments,
                       Span span, const void *site, Env &env, Value &result);
  bool isPlainData(const Value &value, unsigned nesting = 0);
  struct JsonReader;
  bool parseJson(StringRef text, const void *site, Env &env, Value &result);
  void defineProperty(const Value &object, const Value &key,
                      const Value &descriptor, Span span, const void *site,
                      Env &env);
  void assignAll(Atom into, const Value &from, Span span, const void *site,
                 Env &env);
  void permission(ir::PermissionKind kind, StringRef api, const Value &target,
                  Span span, bool exact);
  bool callPermission(StringRef path, const CallArguments &arguments, Span span,
                      const void *site, Env &env, Value &result);
  void readPermission(StringRef path, Span span, bool exact);
  void forbid(StringRef api, Span span, bool exact = true);
  static bool isHarmless(StringRef path);

  // NetworkModel.cpp, UrlModel.cpp, SetUrl.cpp
  struct Address {
    StringRef scheme, host, path;
    uint16_t port = 0;
    StringRef subject, member; ///< whose host or secret it is made of
    bool isFromSecret = false;
    bool isCertain = true; ///< nothing unknown touches the host
    bool goesOn = false;   ///< what is not known may belong to the host
  };
  /// False when it has no host that is known; see NetworkModel.cpp.
  static std::string tidyAddress(StringRef text, bool isStart);
  static bool takeScheme(StringRef &text, std::string &scheme);
  bool parseAddress(ArrayRef<Piece> pieces, Address &into);
  void requestTo(const Value &address, StringRef api, StringRef method,
                 Span span, bool exact, Env &env,
                 const Value &authorization = {});
  struct Sent {
    StringRef subject, host;
    Atom address;
  };
  void requestTo(uint32_t text, StringRef api, StringRef method, Span span,
                 bool exact, std::vector<Sent> &sent);
  void connectTo(const Value &options, StringRef api, Span span, Env &env,
                 StringRef hostKey, StringRef portKey);
  Value makeUrl(const CallArguments &arguments, Span span, const void *site,
                Env &env);
  Value hrefOf(Object &url);
  void addUrl(uint32_t id, const UrlText &url, Value &into);
  void joinUrl(uint32_t base, uint32_t path, Value &into);
  Atom partOfUrl(uint32_t id, StringRef key, Span span);
  Atom changedUrl(uint32_t id, StringRef key, uint32_t value);
  Value getUrl(Object &url, StringRef key, Span span);
  Object &wholeUrl(Object &url) {
    return url.viewOf == ~0u ? url : heap.object(url.viewOf);
  }
  Value makeQuery(const Value &from, uint32_t url, Span span, const void *site,
                  Env &env);
  Value queryMethod(Object &query, StringRef name,
                    const CallArguments &arguments, Span span, const void *site,
                    Env &env);
  Value changedUrls(const Value &href, StringRef key, const Value &values);
  void setUrl(Object &url, StringRef key, const Value &value,
              const void *writer);
  static bool isUrlPart(StringRef key);
  void writeUrl(Object &whole, StringRef key, const Value &value,
                const void *writer, const Value &except = {});
  bool assignUrl(const ir::Expr &member, const Value &base, const Value &value,
                 const void *writer, Env &env);
  Value addressOf(const Value &value, Span span, Env &env);

  // ShapeOf.cpp
  const ir::Shape *shapeOf(const Value &value, unsigned depth = 0);
  const ir::Shape *shapeOfObject(Object &object, unsigned nesting);
  const ir::Shape *inputShape();
  const ir::Shape *inputShapeAt(StringRef path, unsigned nesting);

  /// While it lives nothing that is recorded is certain.
  struct Maybe {
    Maybe(Evaluator &evaluator, bool applies = true)
        : evaluator(evaluator), applies(applies) {
      evaluator.maybe += applies;
    }
    ~Maybe() { evaluator.maybe -= applies; }
    Evaluator &evaluator;
    bool applies;
  };

  struct Connection {
    StringRef name;
    Span span;
  };

  /// Of expressions and statements in one another, through calls.
  static constexpr unsigned maxDepth = 1200;

  const SourceManager &sources;
  Heap heap;
  Recorder recorder;
  std::vector<Connection> connections;
  std::map<std::pair<StringRef, Span>, uint32_t> connectionIds;
  Env *rootEnv = nullptr;
  Span nodeSpan; ///< of the default export
  /// The functions that are the node, and what they return where.
  llvm::SetVector<const ir::Function *> entries;
  std::vector<std::pair<Span, Value>> returned;
  Span keySpan;   ///< of the member that is being read, if it is written
  Span fieldSpan; ///< the same where a value is taken apart
  /// How the member that is read next is used.
  std::pair<const ir::Expr *, MemberUse> nextUse = {};
  MemberUse use = MemberUse::Taken; ///< of the member that is being read
  /// Where members are read that there are not; true: or others, which are.
  std::map<Span, bool> missed;
  unsigned missedCount = 0;
  llvm::StringSet<> madeMembers;      ///< that code gives to what has none such
  const ir::Expr *callExpr = nullptr; ///< the call that is being made
  const Value *callees = nullptr;     ///< all that it may reach
  char callThenSite = 0;
  llvm::DenseMap<const ir::Module *, ModuleState *> states;
  std::deque<ModuleState> stateStorage;
  llvm::DenseMap<uint32_t, const ir::Module *> files;
  std::map<std::pair<const ir::Function *, const Env *>,
           llvm::SmallVector<Activation *, 2>>
      activations;
  llvm::SpecificBumpPtrAllocator<Activation> activationStorage;
  llvm::DenseMap<uint32_t, Activation *> generatorActivations;
  struct Pending {
    Activation *activation;
    bool isMaybe;
  };
  std::deque<Pending> pending;
  Cell thrown;
  Locals locals;
  AssignedNames assigned;
  /// Constants that hold connections, by the variables that name these.
  llvm::DenseMap<const Cell *, llvm::SmallVector<Cell *, 1>> namedBy;
  std::map<std::pair<const ir::Stmt *, const Cell *>, Cell *> gathered;
  /// What constants of the functions around are where a function is made, by
  /// it and the scope.
  std::map<std::pair<const ir::Function *, const Env *>,
           llvm::SmallMapVector<Cell *, Cell *, 2>>
      captured;
  llvm::DenseMap<const ir::Function *, std::vector<StringRef>> mentioned;
  /// Members of variables that conditions tell of: `x.a.b`.
  std::map<Cell *, std::map<std::string, Cell *>> paths;
  llvm::StringSet<> mutatedKeys;               ///< of what comes from outside
  llvm::DenseMap<const void *, Value> printed; ///< by `JSON.stringify`, where
  std::vector<ModuleState *> elided; ///< that nothing but such imports name
  unsigned runId = 0, runCount = 0;  ///< of a function or module, each once
  /// The innermost Region, each with a number of its own, as has what a
  /// function does outside of any.
  unsigned region = 0, ownRegion = 0, regionCount = 0;
  struct InputUse {
    Span span;
    bool isList = false;
    bool isOpen = false;
  };
  std::map<std::string, InputUse> inputUses;
  bool inputEscapes = false;
  llvm::StringSet<> missedNames;
  struct Frame {
    StringRef function;
    Span span;
  };
  std::vector<Frame> frames;
  /// Of the statements around, in this function; the Flow bits of those that
  /// stand directly before the next statement.
  std::vector<StringRef> labels;
  Flow ownLabels = 0;
  /// Classes that are run as the base of another one, for which instances.
  std::vector<std::pair<uint32_t, uint32_t>> inBases;
  std::vector<const Object *> inBound; ///< bound functions that are called
  std::vector<const Object *> inText;  ///< those that a text is made of
  Span here;                           ///< what was looked at last
  Span unsettled; ///< where something grew first in this round
  unsigned round = 0;
  unsigned maybe = 0;
  unsigned depth = 0;
  unsigned eithers = 0, eitherDepth = 0; ///< choices in one another
  unsigned outerChanges = 0;             ///< to variables of functions around
  unsigned shapeCount = 0;
  unsigned hazards = 0;   ///< counts what may throw
  unsigned unwatched = 0; ///< counts requests that nobody sees fail
  unsigned changes = 0;   ///< counts those to objects and outer variables
  uint64_t steps = 0, maxSteps = 0;
  bool isDirty = false;
  bool isOver = false;
};

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_EVALUATOR_H
