package dev.lockstep.standalone.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Where it was measured. Figures of two machines cannot be compared.
 *
 * @param memoryMiB of the whole machine
 * @param load runnable threads of the whole machine when the run began, mean of a minute; negative
 *     if the system does not say
 */
public record Machine(int processors, long memoryMiB, String system, String java, double load) {
  /** This machine, now. */
  public static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize() >> 20,
        system.getName() + " " + system.getVersion() + " " + system.getArch(),
        Runtime.version().toString(),
        system.getSystemLoadAverage());
  }
}
