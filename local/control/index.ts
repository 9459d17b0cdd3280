export { ControlPlane } from "./controlPlane";
