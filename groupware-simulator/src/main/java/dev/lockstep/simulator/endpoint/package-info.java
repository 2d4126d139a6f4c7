/** The resources of the Graph surface, one endpoint each, and the token endpoint. */
@NullMarked
package dev.lockstep.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
