/** OData query options and preferences of a request. */
@NullMarked
package dev.lockstep.simulator.odata;

import org.jspecify.annotations.NullMarked;
