/** The whole product in one JVM: broker, database, simulator and the three services. */
@NullMarked
package dev.lockstep.standalone.stack;

import org.jspecify.annotations.NullMarked;
