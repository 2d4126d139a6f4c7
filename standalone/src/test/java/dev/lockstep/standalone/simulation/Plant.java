package dev.lockstep.standalone.simulation;

import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One thing that is done otherwise in the compiled code of one method, its lambdas included.
 *
 * @param host the class with the method
 * @param method the method's name, whatever its parameters
 * @param site what is done there
 * @param deed what is done instead
 */
record Plant(String host, String method, Site site, Deed deed) {

  private static final ClassDesc FAULTS = ClassDesc.of(Faults.class.getName());

  /** A method that is called, or a constant that is read. */
  record Site(String owner, String name) {}

  /** What is done instead. */
  sealed interface Deed {

    /** The method of {@link Faults} with this name, which gets the receiver too. */
    record CallFaults(String name) implements Deed {}

    /** Another method of the same class and form, or another constant of the same type. */
    record Other(String name) implements Deed {}
  }

  /** In {@code host.method} the call of {@code owner.name} goes to {@link Faults}. */
  static Plant call(Class<?> host, String method, Class<?> owner, String name, String replacement) {
    return call(host.getName(), method, owner, name, replacement);
  }

  /** The same in a class that is not public. */
  static Plant call(String host, String method, Class<?> owner, String name, String replacement) {
    return new Plant(
        host, method, new Site(owner.getName(), name), new Deed.CallFaults(replacement));
  }

  /** In {@code host.method} another method or constant of {@code owner} is used. */
  static Plant other(String host, String method, Class<?> owner, String name, String replacement) {
    return new Plant(host, method, new Site(owner.getName(), name), new Deed.Other(replacement));
  }

  /**
   * Plants it.
   *
   * @param planted counts in how many places
   */
  ClassTransform transform(AtomicInteger planted) {
    CodeTransform code =
        (builder, element) -> {
          if (element instanceof InvokeInstruction invoke
              && is(invoke.owner().asSymbol(), invoke.name().stringValue())) {
            planted.incrementAndGet();
            switch (deed) {
              case Deed.CallFaults(String name) ->
                  builder.invokestatic(FAULTS, name, withReceiver(invoke));
              case Deed.Other(String name) ->
                  builder.invoke(
                      invoke.opcode(),
                      invoke.owner().asSymbol(),
                      name,
                      invoke.typeSymbol(),
                      invoke.isInterface());
            }
          } else if (element instanceof FieldInstruction field
              && deed instanceof Deed.Other(String name)
              && is(field.owner().asSymbol(), field.name().stringValue())) {
            planted.incrementAndGet();
            builder.fieldAccess(field.opcode(), field.owner().asSymbol(), name, field.typeSymbol());
          } else {
            builder.with(element);
          }
        };
    return ClassTransform.transformingMethodBodies(this::isIn, code);
  }

  private boolean isIn(MethodModel candidate) {
    String name = candidate.methodName().stringValue();
    return name.equals(method) || name.startsWith("lambda$" + method + "$");
  }

  private boolean is(ClassDesc owner, String name) {
    return owner.equals(ClassDesc.of(site.owner())) && name.equals(site.name());
  }

  private static MethodTypeDesc withReceiver(InvokeInstruction invoke) {
    return invoke.opcode() == Opcode.INVOKESTATIC
        ? invoke.typeSymbol()
        : invoke.typeSymbol().insertParameterTypes(0, invoke.owner().asSymbol());
  }
}
