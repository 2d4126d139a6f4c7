package dev.lockstep.standalone.end;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a parameter to the tests that ask for it: one for all of this JVM, closed after the last.
 *
 * @param <T> what is shared
 */
public abstract class Shared<T extends AutoCloseable> implements ParameterResolver {

  private final Class<T> type;

  protected Shared(Class<T> type) {
    this.type = type;
  }

  /** Starts it, for the first test that asks. */
  protected abstract T start();

  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(getClass()))
        .getOrComputeIfAbsent(type, _ -> start(), type);
  }
}
